import { feeRuleDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../../../modules/benefit"
import { proposalAnswer } from "../../../../../workflows/settlement/fee-rule-answers"
import { openDoor } from "../../../../open-door"
import { notFound } from "../../../../refusal"

export const AUTHENTICATE = false

export const POST = openDoor(feeRuleDoors.decide, async ({ actor, params, body, scope }) => {
  const { feeRules } = scope.resolve<BenefitService>(BENEFIT_MODULE).handover
  const id = String(params["id"])
  if (!(await feeRules.find(id))) throw notFound()
  return { proposal: proposalAnswer(await feeRules.decide({ id, version: body.version, approve: body.decision === "approve", reason: body.reason, actor: actor.id }, Date.now())) }
})
