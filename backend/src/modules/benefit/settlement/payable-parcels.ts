import type { EntityManager } from "typeorm"

/** Orders whose parcel of a cooperative is signed, past its windows at `cutoffMs`, captured, and in no batch yet; oldest first. */
export async function payableOrders(manager: EntityManager, cooperativeId: string, cutoffMs: number): Promise<string[]> {
  const rows = await manager.query<{ order_id: string }[]>(
    `select s.order_id from benefit.parcel_signing s
     where s.cooperative_id = $1 and s.window_ends_at <= $2
       and not exists (select 1 from benefit.entry e where e.source_provider = 'qianhang' and e.source_kind = 'settlement' and e.source_object_id = s.order_id || '/' || s.cooperative_id)
       and exists (select 1 from benefit.entry e where e.order_id = s.order_id and e.kind = 'sale')
     order by s.window_ends_at, s.order_id`,
    [cooperativeId, new Date(cutoffMs)],
  )
  return rows.map((row) => row.order_id)
}

/** What a cooperative owes for refunds of settled parcels, less what was offset; negative where a reversal came after the offset. */
export async function receivableOf(manager: EntityManager, cooperativeId: string): Promise<bigint> {
  const [row] = await manager.query<{ owed: string }[]>("select coalesce(sum(amount_fen), 0) as owed from benefit.posting where account = 'cooperative_receivable' and cooperative_id = $1", [cooperativeId])
  return BigInt(row?.owed ?? 0)
}
