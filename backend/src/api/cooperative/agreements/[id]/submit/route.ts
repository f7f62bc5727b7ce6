import { cooperativeAgreementDoors } from "@qianhang/shared/contracts"
import { agreementDetailAnswer } from "../../../../../workflows/agreement/agreement-answers"
import { submitAgreement } from "../../../../../workflows/agreement/take-agreement-step"
import { openDoor } from "../../../../open-door"
import { findOwnAgreement } from "../../find-own-agreement"

export const POST = openDoor(cooperativeAgreementDoors.submit, async ({ actor, params, body, scope }) => {
  const agreement = await findOwnAgreement(scope, actor, params["id"])
  const submitted = await submitAgreement(scope, agreement, { version: body.version, actor: actor.id, role: "member", reason: body.reason ?? "提交县级审核", cooperativeState: actor.cooperative.state })
  return { agreement: await agreementDetailAnswer(scope, submitted, null) }
})
