import { cooperativeAgreementDoors } from "@qianhang/shared/contracts"
import { agreementDetailAnswer } from "../../../../workflows/agreement/agreement-answers"
import { changeAgreement } from "../../../../workflows/agreement/write-agreement"
import { openDoor } from "../../../open-door"
import { requireReadableDraft } from "../../../readable-draft"
import { findOwnAgreement } from "../find-own-agreement"

export const GET = openDoor(cooperativeAgreementDoors.one, async ({ actor, params, scope }) => ({ agreement: await agreementDetailAnswer(scope, await findOwnAgreement(scope, actor, params["id"]), null) }))

export const POST = openDoor(cooperativeAgreementDoors.change, async ({ actor, params, body: { version, ...draft }, scope }) => {
  const { id } = await findOwnAgreement(scope, actor, params["id"])
  requireReadableDraft(draft)
  return { agreement: await agreementDetailAnswer(scope, await changeAgreement(scope, actor.cooperative, { id, version, draft, actor: actor.id }), null) }
})
