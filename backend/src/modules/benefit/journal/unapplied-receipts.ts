import type { EntityManager } from "typeorm"
import type { UnappliedReceipt } from "../door"

type Row = { provider: string; object_id: string; medusa_id: string | null; order_id: string | null; remaining: string; currency: string; recorded_at_ms: string }

/**
 * Receipts with money left that is neither applied to an order nor given back nor held by a bank, oldest first (LEDGER 12).
 * Where giving it back failed afterwards, it is held again.
 */
export async function findUnapplied(manager: EntityManager): Promise<UnappliedReceipt[]> {
  const rows = await manager.query<Row[]>(
    `select * from (
       select e.source_provider as provider, e.source_object_id as object_id, e.source_medusa_id as medusa_id, e.order_id, e.currency, e.recorded_at_ms, e.sequence,
         (select -coalesce(sum(p.amount_fen), 0) from benefit.posting p join benefit.entry r on r.sequence = p.sequence
          where p.account = 'unapplied_receipts' and (r.sequence = e.sequence or r.relates_to = e.sequence
            or (r.kind = 'reversal' and r.relates_to in (select s.sequence from benefit.entry s where s.relates_to = e.sequence))))
         - (select coalesce(sum(case d.kind when 'dispute_opened' then d.amount_fen else -d.amount_fen end), 0) from benefit.entry d
          where d.relates_to = e.sequence and d.kind in ('dispute_opened', 'dispute_won', 'dispute_lost')) as remaining
       from benefit.entry e where e.kind = 'unapplied_receipt') receipt
     where remaining <> 0 order by sequence`,
  )
  return rows.map((row) => ({
    provider: row.provider,
    objectId: row.object_id,
    medusaId: row.medusa_id,
    orderId: row.order_id,
    remainingFen: BigInt(row.remaining),
    currency: row.currency,
    recordedAt: new Date(Number(row.recorded_at_ms)),
  }))
}
