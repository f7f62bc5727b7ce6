import type { EntityManager } from "typeorm"
import type { RefundBearer } from "../door"
import type { FileProof } from "../lots/lot"
import type { RequestedFreight, RequestedLine } from "../refunds/refund-request-store"

export type CorrectionReasonCode = "unspecified_refund" | "wrong_lines" | "wrong_reason" | "wrong_bearer" | "posted_in_error"

/** What a refund should have said; its money is the same. */
export interface RestatedRefund {
  reason: "cancellation" | "return" | "compensation"
  bearer: RefundBearer | null
  lines: RequestedLine[]
  freight: RequestedFreight[]
}

/** A correction of one entry by hand, as asked and, once decided, by whom. */
export interface EntryCorrection {
  /** `ecr_…` */
  id: string
  sequence: bigint
  orderId: string
  reasonCode: CorrectionReasonCode
  /** null: the entry is undone and nothing takes its place */
  restated: RestatedRefund | null
  reason: string
  evidenceId: string | null
  askedBy: string
  askedAt: Date
  decision: { outcome: "approved" | "rejected"; reason: string; actor: string; decidedAt: Date; reversalSequence: bigint | null; restatedSequence: bigint | null } | null
}

export type CorrectionFilter = { id?: string; sequence?: bigint; state?: "proposed" | "approved" | "rejected" | undefined }
export type Page = { page: number; pageSize: number }

type Row = {
  id: string; sequence: string; order_id: string; reason_code: CorrectionReasonCode; restated: string | null; reason: string; evidence_id: string | null; actor: string; recorded_at: Date
  decision: "approve" | "reject" | null; decision_reason: string; decided_by: string; decided_at: Date; reversal_sequence: string | null; restated_sequence: string | null; total: string
}
type StatedPart = { lineId: string; quantity: number; amountFen: string }

/** The newest first. */
export async function findEntryCorrections(manager: EntityManager, filter: CorrectionFilter, { page, pageSize }: Page): Promise<{ corrections: EntryCorrection[]; total: number }> {
  const rows = await manager.query<Row[]>(
    `select c.*, d.decision, d.reason as decision_reason, d.actor as decided_by, d.recorded_at as decided_at, d.reversal_sequence, d.restated_sequence, count(*) over () as total
     from benefit.entry_correction c left join benefit.entry_correction_decision d on d.correction_id = c.id
     where ($1::text is null or c.id = $1) and ($2::bigint is null or c.sequence = $2) and ($3::text is null or (case d.decision when 'approve' then 'approved' when 'reject' then 'rejected' else 'proposed' end) = $3)
     order by c.recorded_at desc, c.id limit $4 offset $5`,
    [filter.id ?? null, filter.sequence?.toString() ?? null, filter.state ?? null, pageSize, (page - 1) * pageSize],
  )
  return { corrections: rows.map(correctionOf), total: Number(rows[0]?.total ?? 0) }
}

export async function insertEntryCorrection(manager: EntityManager, made: Omit<EntryCorrection, "askedAt" | "decision" | "evidenceId"> & { evidence: FileProof | undefined }): Promise<void> {
  const restated = made.restated && JSON.stringify(made.restated, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value))
  await manager.query("insert into benefit.entry_correction (id, sequence, order_id, reason_code, restated, reason, evidence_id, evidence_proof, actor) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)", [
    made.id, made.sequence.toString(), made.orderId, made.reasonCode, restated, made.reason, made.evidence?.evidenceId ?? null, made.evidence?.proof ?? null, made.askedBy,
  ])
}

export async function insertEntryDecision(manager: EntityManager, made: { correctionId: string; approve: boolean; reason: string; actor: string; reversalSequence: bigint | null; restatedSequence: bigint | null }): Promise<void> {
  await manager.query("insert into benefit.entry_correction_decision (correction_id, decision, reason, actor, reversal_sequence, restated_sequence) values ($1, $2, $3, $4, $5, $6)", [
    made.correctionId, made.approve ? "approve" : "reject", made.reason, made.actor, made.reversalSequence?.toString() ?? null, made.restatedSequence?.toString() ?? null,
  ])
}

function correctionOf(row: Row): EntryCorrection {
  const sequenceOf = (text: string | null) => (text === null ? null : BigInt(text))
  return {
    id: row.id, sequence: BigInt(row.sequence), orderId: row.order_id, reasonCode: row.reason_code, restated: row.restated === null ? null : restatedOf(row.restated), reason: row.reason, evidenceId: row.evidence_id, askedBy: row.actor, askedAt: row.recorded_at,
    decision: row.decision === null ? null : { outcome: row.decision === "approve" ? "approved" : "rejected", reason: row.decision_reason, actor: row.decided_by, decidedAt: row.decided_at, reversalSequence: sequenceOf(row.reversal_sequence), restatedSequence: sequenceOf(row.restated_sequence) },
  }
}

function restatedOf(text: string): RestatedRefund {
  const { lines, freight, ...rest } = JSON.parse(text) as Omit<RestatedRefund, "lines" | "freight"> & { lines: StatedPart[]; freight: { cooperativeId: string; amountFen: string }[] }
  return { ...rest, lines: lines.map((line) => ({ ...line, amountFen: BigInt(line.amountFen) })), freight: freight.map((part) => ({ ...part, amountFen: BigInt(part.amountFen) })) }
}
