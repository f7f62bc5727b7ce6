import type { EntityManager } from "typeorm"

export type PayoutReversal = { id: string; state: "proposed" | "approved" | "rejected"; reason: string; proposedBy: string }
export type PayoutRecord = { id: string; batchId: string; paidTo: "households" | "cooperative"; paidOn: string; amountFen: bigint; households: number; evidenceId: string; recordedAt: Date; reversal: PayoutReversal | null }

type Row = { id: string; batch_id: string; paid_to: "households" | "cooperative"; paid_on: string; amount: string; households: string; evidence_id: string; recorded_at: Date; reversal_id: string | null; decision: "approve" | "reject" | null; reason: string | null; proposed_by: string | null }

export async function insertPayout(manager: EntityManager, payout: Pick<PayoutRecord, "id" | "batchId" | "paidTo" | "paidOn" | "evidenceId"> & { actor: string }): Promise<void> {
  await manager.query("insert into benefit.payout (id, batch_id, paid_to, paid_on, evidence_id, actor) values ($1, $2, $3, $4, $5, $6)", [payout.id, payout.batchId, payout.paidTo, payout.paidOn, payout.evidenceId, payout.actor])
}

/** A batch's payouts, oldest first, with the amounts of their entries and the newest word on taking them back. */
export async function findPayouts(manager: EntityManager, batchId: string): Promise<PayoutRecord[]> {
  const rows = await manager.query<Row[]>(
    `select p.id, p.batch_id, p.paid_to, p.paid_on::text as paid_on, p.evidence_id, p.recorded_at, e.amount_fen as amount, jsonb_array_length(e.handover::jsonb -> 'households') as households,
       r.id as reversal_id, r.reason, r.actor as proposed_by, d.decision
     from benefit.payout p join benefit.entry e on e.source_provider = 'qianhang' and e.source_kind = 'payout' and e.source_object_id = p.id
     left join lateral (select * from benefit.payout_reversal x where x.payout_id = p.id order by x.recorded_at desc, x.id desc limit 1) r on true
     left join benefit.payout_reversal_decision d on d.reversal_id = r.id where p.batch_id = $1 order by e.sequence`,
    [batchId],
  )
  return rows.map((row) => ({
    id: row.id, batchId: row.batch_id, paidTo: row.paid_to, paidOn: row.paid_on, amountFen: BigInt(row.amount), households: Number(row.households), evidenceId: row.evidence_id, recordedAt: row.recorded_at,
    reversal: row.reversal_id === null ? null : { id: row.reversal_id, state: row.decision === null ? "proposed" : row.decision === "approve" ? "approved" : "rejected", reason: row.reason ?? "", proposedBy: row.proposed_by ?? "" },
  }))
}
