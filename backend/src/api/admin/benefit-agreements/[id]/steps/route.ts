import { agreementDoors } from "@qianhang/shared/contracts"
import { shanghaiDay } from "@qianhang/shared/ledger"
import { agreementMoves } from "../../../../../modules/benefit"
import { agreementDetailAnswer } from "../../../../../workflows/agreement/agreement-answers"
import { takeAgreementStep } from "../../../../../workflows/agreement/take-agreement-step"
import { requireRealDay } from "../../../../day-that-was"
import { openDoor } from "../../../../open-door"
import { Refused } from "../../../../refusal"
import { findAgreement } from "../../find-agreement"

export const AUTHENTICATE = false

/** One step. Who may take it depends on the step; another county's agreement is unknown before that is asked. */
export const POST = openDoor(agreementDoors.step, async ({ actor, params, body, scope }) => {
  const agreement = await findAgreement(scope, actor, params["id"])
  if (!agreementMoves[body.step].roles.includes(actor.role)) throw new Refused("forbidden", "not_your_task", "您的角色不能做这件事")
  if (body.ends_on !== undefined) requireDayToCome("ends_on", body.ends_on)
  const taken = await takeAgreementStep(scope, agreement, { step: body.step, version: body.version, reason: body.reason, endsOn: body.ends_on, actor: actor.id, role: actor.role })
  return { agreement: await agreementDetailAnswer(scope, taken, actor.role) }
})

/** Today or later: nothing ends in the past. */
function requireDayToCome(field: string, day: string): void {
  requireRealDay(field, day)
  if (day < shanghaiDay(Date.now())) throw new Refused("invalid_data", "invalid_fields", "请求的内容不符合要求", { [field]: "in_the_past" })
}
