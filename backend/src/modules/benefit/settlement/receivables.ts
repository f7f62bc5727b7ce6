import type { EntityManager } from "typeorm"

/** One refund, or reversal of one, that came after a parcel's settlement. `paidInAdvanceFen`: the households' part, which they keep. */
export type Receivable = { sequence: bigint; day: string; orderId: string; batchId: string; amountFen: bigint; paidInAdvanceFen: bigint }

type Row = { sequence: string; day: string; order_id: string; batch_id: string; amount: string; in_advance: string }

const MOST = 200

/** What refunds of settled parcels made a cooperative owe, newest first; negative where such a refund was undone. */
export async function findReceivables(manager: EntityManager, cooperativeId: string): Promise<Receivable[]> {
  const rows = await manager.query<Row[]>(
    `select e.sequence, e.day::text as day, e.order_id, e.handover::jsonb ->> 'batchId' as batch_id, sum(p.amount_fen) as amount, coalesce(sum(p.amount_fen) filter (where p.household_id is not null), 0) as in_advance
     from benefit.entry e join benefit.posting p using (sequence)
     where e.kind = 'receivable' and p.account = 'cooperative_receivable' and p.cooperative_id = $1 group by e.sequence order by e.sequence desc limit $2`,
    [cooperativeId, MOST],
  )
  return rows.map((row) => ({ sequence: BigInt(row.sequence), day: row.day, orderId: row.order_id, batchId: row.batch_id, amountFen: BigInt(row.amount), paidInAdvanceFen: BigInt(row.in_advance) }))
}
