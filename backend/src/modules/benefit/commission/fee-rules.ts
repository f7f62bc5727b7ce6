import { randomBytes } from "node:crypto"
import { shanghaiDay } from "@qianhang/shared/ledger"
import { QueryFailedError, type DataSource, type EntityManager } from "typeorm"
import { HandoverRefused } from "../settlement/handover-refused"

/** What the platform takes of a line; null cooperative or category means everyone's. `effectiveTo` is the first day it no longer holds. */
export type FeeRule = { id: string; cooperativeId: string | null; category: string | null; rateBps: number; effectiveFrom: string; effectiveTo: string | null }
export type FeeRuleAsked = { cooperativeId: string | null; category: string | null; rateBps: number; effectiveFrom: string; reason: string; actor: string }
export type FeeRuleProposal = Omit<FeeRuleAsked, "actor"> & {
  id: string; state: "proposed" | "approved" | "rejected"; proposedBy: string; proposedAt: Date; decidedBy: string | null; decidedAt: Date | null; decisionReason: string | null
}
export type FeeRuleDecision = { id: string; version: number; approve: boolean; reason: string; actor: string }

type Page = { page: number; pageSize: number }

/** Fee rules and who wrote them: proposed by one of the office, decided by another, from a future day on. */
export class FeeRules {
  constructor(private readonly source: () => Promise<DataSource>) {}

  /** Every version there ever was, the widest first, newest first within one scope (E-commerce law 33-34). */
  async all(): Promise<FeeRule[]> {
    const rows = await (await this.source()).query<RuleRow[]>(`select ${ruleColumns} from benefit.commission_rule order by cooperative_id nulls first, category nulls first, effective_from desc`)
    return rows.map(ruleOf)
  }

  async proposals(filter: { state?: FeeRuleProposal["state"] }, paging: Page): Promise<{ proposals: FeeRuleProposal[]; total: number }> {
    return findProposals((await this.source()).manager, filter, paging)
  }

  async find(id: string): Promise<FeeRuleProposal | null> {
    return (await findProposals((await this.source()).manager, { id }, { page: 1, pageSize: 1 })).proposals[0] ?? null
  }

  /** @throws HandoverRefused `wrong_state` where it would not begin on a day to come */
  async propose(asked: FeeRuleAsked, nowMs: number): Promise<FeeRuleProposal> {
    requireFuture(asked.effectiveFrom, nowMs)
    const id = `fee_${randomBytes(10).toString("hex")}`
    const { manager } = await this.source()
    await manager.query("insert into benefit.fee_rule_proposal (id, cooperative_id, category, rate_bps, effective_from, reason, actor) values ($1, $2, $3, $4, $5, $6, $7)", [
      id, asked.cooperativeId, asked.category, asked.rateBps, asked.effectiveFrom, asked.reason, asked.actor,
    ])
    return (await findProposals(manager, { id }, { page: 1, pageSize: 1 })).proposals[0] as FeeRuleProposal
  }

  /**
   * Approved, the rule before it in the same scope ends the day this one begins.
   * @throws HandoverRefused `stale_version`, `wrong_state`, `same_person`, `rule_overlaps`, `rates_exceed_price`
   */
  async decide(asked: FeeRuleDecision, nowMs: number): Promise<FeeRuleProposal> {
    try {
      return await (await this.source()).transaction((manager) => decideAlone(manager, asked, nowMs))
    } catch (error) {
      throw feeRuleRefusalOf(error)
    }
  }
}

async function decideAlone(manager: EntityManager, asked: FeeRuleDecision, nowMs: number): Promise<FeeRuleProposal> {
  await manager.query("select pg_advisory_xact_lock(7305122)")
  const [proposal] = (await findProposals(manager, { id: asked.id }, { page: 1, pageSize: 1 })).proposals
  if (!proposal) throw new Error(`no fee rule proposal ${asked.id}`)
  if (asked.version !== versionOf(proposal)) throw new HandoverRefused("stale_version", `proposal ${asked.id} is at version ${versionOf(proposal)}`)
  if (proposal.state !== "proposed") throw new HandoverRefused("wrong_state", `proposal ${asked.id} is decided`)
  if (proposal.proposedBy === asked.actor) throw new HandoverRefused("same_person", "who proposes does not decide")
  const ruleId = asked.approve ? await writeRule(manager, proposal, nowMs) : null
  await manager.query("insert into benefit.fee_rule_decision (proposal_id, decision, reason, rule_id, actor) values ($1, $2, $3, $4, $5)", [asked.id, asked.approve ? "approve" : "reject", asked.reason, ruleId, asked.actor])
  return (await findProposals(manager, { id: asked.id }, { page: 1, pageSize: 1 })).proposals[0] as FeeRuleProposal
}

async function writeRule(manager: EntityManager, proposal: FeeRuleProposal, nowMs: number): Promise<string> {
  requireFuture(proposal.effectiveFrom, nowMs)
  const scope = [proposal.cooperativeId, proposal.category, proposal.effectiveFrom]
  await manager.query("update benefit.commission_rule set effective_to = $3 where cooperative_id is not distinct from $1 and category is not distinct from $2 and effective_to is null and effective_from < $3", scope)
  const id = `com_${randomBytes(10).toString("hex")}`
  await manager.query("insert into benefit.commission_rule (id, cooperative_id, category, rate_bps, effective_from) values ($1, $2, $3, $4, $5)", [id, proposal.cooperativeId, proposal.category, proposal.rateBps, proposal.effectiveFrom])
  return id
}

function requireFuture(day: string, nowMs: number): void {
  if (day <= shanghaiDay(nowMs)) throw new HandoverRefused("wrong_state", "a fee rule begins on a day to come")
}

export const versionOf = (proposal: Pick<FeeRuleProposal, "state">): number => (proposal.state === "proposed" ? 1 : 2)

type RuleRow = { id: string; cooperative_id: string | null; category: string | null; rate_bps: number; effective_from: string; effective_to: string | null }
const ruleColumns = "id, cooperative_id, category, rate_bps, effective_from::text as effective_from, effective_to::text as effective_to"
const ruleOf = (row: RuleRow): FeeRule => ({ id: row.id, cooperativeId: row.cooperative_id, category: row.category, rateBps: row.rate_bps, effectiveFrom: row.effective_from, effectiveTo: row.effective_to })

type ProposalRow = { id: string; cooperative_id: string | null; category: string | null; rate_bps: number; effective_from: string; reason: string; actor: string; recorded_at: Date; decision: "approve" | "reject" | null; decided_by: string | null; decided_at: Date | null; decision_reason: string | null; total: string }

async function findProposals(manager: EntityManager, filter: { id?: string; state?: FeeRuleProposal["state"] }, paging: Page): Promise<{ proposals: FeeRuleProposal[]; total: number }> {
  const rows = await manager.query<ProposalRow[]>(
    `select p.*, p.effective_from::text as effective_from, d.decision, d.actor as decided_by, d.recorded_at as decided_at, d.reason as decision_reason, count(*) over () as total
     from benefit.fee_rule_proposal p left join benefit.fee_rule_decision d on d.proposal_id = p.id
     where ($1::text is null or p.id = $1) and ($2::text is null or (case d.decision when 'approve' then 'approved' when 'reject' then 'rejected' else 'proposed' end) = $2)
     order by p.recorded_at desc, p.id limit $3 offset $4`,
    [filter.id ?? null, filter.state ?? null, paging.pageSize, (paging.page - 1) * paging.pageSize],
  )
  const proposals = rows.map((row): FeeRuleProposal => ({
    id: row.id, cooperativeId: row.cooperative_id, category: row.category, rateBps: row.rate_bps, effectiveFrom: row.effective_from, reason: row.reason, state: row.decision === null ? "proposed" : row.decision === "approve" ? "approved" : "rejected",
    proposedBy: row.actor, proposedAt: row.recorded_at, decidedBy: row.decided_by, decidedAt: row.decided_at, decisionReason: row.decision_reason,
  }))
  return { proposals, total: Number(rows[0]?.total ?? 0) }
}

/** The database's refusals in the words of a fee rule; anything else as it was. */
export function feeRuleRefusalOf(error: unknown): unknown {
  if (!(error instanceof QueryFailedError)) return error
  const { code } = error.driverError as { code?: string }
  if (code === "23B02") return new HandoverRefused("rule_overlaps", "another rule of this scope holds then")
  if (code === "23B03") return new HandoverRefused("rates_exceed_price", "with an agreement's rate it exceeds the price")
  if (code === "23B08") return new HandoverRefused("same_person", "who proposes does not decide")
  return error
}
