import type { MedusaContainer } from "@medusajs/framework/types"
import { category, type FeeRule as RuleAnswer, type FeeRuleProposal as ProposalAnswer } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService, type FeeRule, type FeeRuleProposal } from "../../modules/benefit"
import { cooperativeNames } from "./batch-answers"

const categoryOf = (value: string | null) => (value === null ? null : category.parse(value))

/** Every fee rule there ever was, with what it is on a day. */
export async function publicFeeRules(container: MedusaContainer, day: string): Promise<RuleAnswer[]> {
  const rules = await container.resolve<BenefitService>(BENEFIT_MODULE).handover.feeRules.all()
  const names = await cooperativeNames(container, rules.flatMap((rule) => rule.cooperativeId ?? []))
  return rules.map((rule) => ({
    id: rule.id, cooperative: rule.cooperativeId === null ? null : { id: rule.cooperativeId, name: names.get(rule.cooperativeId)?.name ?? rule.cooperativeId }, category: categoryOf(rule.category), rate_bps: rule.rateBps,
    effective_from: rule.effectiveFrom, effective_to: rule.effectiveTo, state: stateOn(rule, day),
  }))
}

function stateOn({ effectiveFrom, effectiveTo }: FeeRule, day: string): RuleAnswer["state"] {
  if (effectiveFrom > day) return "future"
  return effectiveTo !== null && effectiveTo <= day ? "past" : "current"
}

export const proposalAnswer = (proposal: FeeRuleProposal): ProposalAnswer => ({
  id: proposal.id, cooperative_id: proposal.cooperativeId, category: categoryOf(proposal.category), rate_bps: proposal.rateBps, effective_from: proposal.effectiveFrom, reason: proposal.reason, state: proposal.state,
  version: proposal.state === "proposed" ? 1 : 2, proposed_by: proposal.proposedBy, proposed_at: proposal.proposedAt.toISOString(), decided_by: proposal.decidedBy, decided_at: proposal.decidedAt?.toISOString() ?? null, decision_reason: proposal.decisionReason,
})
