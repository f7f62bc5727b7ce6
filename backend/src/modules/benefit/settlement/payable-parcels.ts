import type { EntityManager } from "typeorm"

/** Why a parcel past its window waits: nobody decided the buyer's case yet, its goods are on their way back, or its money is. */
export type HoldReason = "return_asked" | "goods_awaited" | "refund_pending"

/** A parcel that would be payable, were it not for a return case that is still open. */
export interface HeldParcel {
  orderId: string
  caseId: string
  reason: HoldReason
  askedAt: Date
}

/**
 * A cooperative's parcels that are signed, past their windows at $2, captured, and in no batch yet, each with its oldest open
 * return case, if any. Open is a case that is neither refused nor withdrawn and whose refund has not ended at the provider.
 */
const PAST_THEIR_WINDOW = `
  select s.order_id, s.window_ends_at, held.id as case_id, held.reason, held.recorded_at as asked_at from benefit.parcel_signing s
  left join lateral (
    select c.id, c.recorded_at, case when step.step is null then 'return_asked' when step.refund_request_id is null then 'goods_awaited' else 'refund_pending' end as reason
    from benefit.return_case c left join lateral (select t.step, t.refund_request_id from benefit.return_case_step t where t.case_id = c.id order by t.position desc limit 1) step on true
    where c.order_id = s.order_id and c.cooperative_id = s.cooperative_id and coalesce(step.step, 'ask') not in ('refuse', 'withdraw')
      and (step.refund_request_id is null or not exists (select 1 from benefit.refund_request_end x where x.request_id = step.refund_request_id))
    order by c.recorded_at, c.id limit 1
  ) held on true
  where s.cooperative_id = $1 and s.window_ends_at <= $2
    and not exists (select 1 from benefit.entry e where e.source_provider = 'qianhang' and e.source_kind = 'settlement' and e.source_object_id = s.order_id || '/' || s.cooperative_id)
    and exists (select 1 from benefit.entry e where e.order_id = s.order_id and e.kind = 'sale')`

/** Orders whose parcel of a cooperative is payable at `cutoffMs`; oldest first. */
export async function payableOrders(manager: EntityManager, cooperativeId: string, cutoffMs: number): Promise<string[]> {
  const rows = await manager.query<{ order_id: string }[]>(`select order_id from (${PAST_THEIR_WINDOW}) p where case_id is null order by window_ends_at, order_id`, [cooperativeId, new Date(cutoffMs)])
  return rows.map((row) => row.order_id)
}

/** Those that an open return case holds back (LEDGER 21); oldest first. */
export async function heldParcels(manager: EntityManager, cooperativeId: string, cutoffMs: number): Promise<HeldParcel[]> {
  const rows = await manager.query<{ order_id: string; case_id: string; reason: HoldReason; asked_at: Date }[]>(
    `select order_id, case_id, reason, asked_at from (${PAST_THEIR_WINDOW}) p where case_id is not null order by window_ends_at, order_id`,
    [cooperativeId, new Date(cutoffMs)],
  )
  return rows.map((row) => ({ orderId: row.order_id, caseId: row.case_id, reason: row.reason, askedAt: row.asked_at }))
}

/** What a cooperative owes for refunds of settled parcels, less what was offset; negative where a reversal came after the offset. */
export async function receivableOf(manager: EntityManager, cooperativeId: string): Promise<bigint> {
  const [row] = await manager.query<{ owed: string }[]>("select coalesce(sum(amount_fen), 0) as owed from benefit.posting where account = 'cooperative_receivable' and cooperative_id = $1", [cooperativeId])
  return BigInt(row?.owed ?? 0)
}
