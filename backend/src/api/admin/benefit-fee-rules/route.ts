import { feeRuleDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { cooperativeNames } from "../../../workflows/settlement/batch-answers"
import { proposalAnswer } from "../../../workflows/settlement/fee-rule-answers"
import { requireRealDay } from "../../day-that-was"
import { openDoor } from "../../open-door"
import { notFound } from "../../refusal"

export const AUTHENTICATE = false

export const GET = openDoor(feeRuleDoors.proposals, async ({ query, scope }) => {
  const { proposals, total } = await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.feeRules.proposals({ state: query.state }, { page: query.page, pageSize: query.page_size })
  return { proposals: proposals.map(proposalAnswer), total, page: query.page, page_size: query.page_size }
})

export const POST = openDoor(feeRuleDoors.propose, async ({ actor, body, scope }) => {
  requireRealDay("effective_from", body.effective_from)
  if (body.cooperative_id !== null && !(await cooperativeNames(scope, [body.cooperative_id])).has(body.cooperative_id)) throw notFound()
  const asked = { cooperativeId: body.cooperative_id, category: body.category, rateBps: body.rate_bps, effectiveFrom: body.effective_from, reason: body.reason, actor: actor.id }
  return { proposal: proposalAnswer(await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.feeRules.propose(asked, Date.now())) }
})
