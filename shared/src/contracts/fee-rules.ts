import { z } from "zod"
import { category } from "./catalogue.js"
import { door } from "./door.js"
import { decisionReason, paged, paging, recordVersion, shanghaiDay } from "./scalars.js"

/** One version of what the platform takes of a line. Most specific wins: cooperative and category, cooperative, category, everyone. */
export const feeRule = z.object({
  id: z.string(), cooperative: z.object({ id: z.string(), name: z.string() }).nullable(), category: category.nullable(), rate_bps: z.number().int(),
  effective_from: shanghaiDay, /** the first day it no longer holds */ effective_to: shanghaiDay.nullable(), state: z.enum(["past", "current", "future"]),
})
export type FeeRule = z.infer<typeof feeRule>

/** A rule somebody of the office proposes; another person decides. */
export const feeRuleProposal = z.object({
  id: z.string(), cooperative_id: z.string().nullable(), category: category.nullable(), rate_bps: z.number().int(), effective_from: shanghaiDay, reason: z.string(),
  state: z.enum(["proposed", "approved", "rejected"]), version: recordVersion, proposed_by: z.string(), proposed_at: z.string(), decided_by: z.string().nullable(), decided_at: z.string().nullable(), decision_reason: z.string().nullable(),
})
export type FeeRuleProposal = z.infer<typeof feeRuleProposal>

const OFFICE = ["office", "operator"] as const

/** Fee rules are public, with every version of at least three years (E-commerce law 33-34). */
export const feeRuleDoors = {
  publicRules: door({ method: "GET", path: "/store/fee-rules", audience: "public", summary: "What the platform takes, today, in future and before", answer: z.object({ as_of: shanghaiDay, rules: z.array(feeRule) }) }),
  proposals: door({ method: "GET", path: "/admin/benefit-fee-rules", audience: "staff", summary: "Fee rule proposals, newest first", query: z.object({ ...paging, state: z.enum(["proposed", "approved", "rejected"]).optional() }).strict(), answer: z.object({ proposals: z.array(feeRuleProposal), ...paged }) }),
  propose: door({
    method: "POST", path: "/admin/benefit-fee-rules", audience: "staff", roles: OFFICE, summary: "Proposes a rule from a future day on", status: 201, refusals: ["wrong_state"],
    body: z.object({ cooperative_id: z.string().min(1).max(64).nullable().default(null), category: category.nullable().default(null), rate_bps: z.number().int().min(0).max(3_000), effective_from: shanghaiDay, reason: decisionReason }).strict(), answer: z.object({ proposal: feeRuleProposal }),
  }),
  decide: door({ method: "POST", path: "/admin/benefit-fee-rules/:id/decision", audience: "staff", roles: OFFICE, summary: "A second person approves or rejects a proposed rule; approved, it ends the one before it", body: z.object({ version: recordVersion, decision: z.enum(["approve", "reject"]), reason: decisionReason }).strict(), answer: z.object({ proposal: feeRuleProposal }), refusals: ["wrong_state", "stale_version", "same_person", "rates_exceed_price", "rule_overlaps"] }),
} as const
