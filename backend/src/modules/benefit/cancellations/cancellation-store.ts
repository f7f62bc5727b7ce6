import type { EntityManager } from "typeorm"

/** A parcel of a paid order, cancelled before it was shipped. */
export interface ParcelCancellation {
  /** `can_…` */
  id: string
  orderId: string
  cooperativeId: string
  /** what gives its money back; null where nothing was left to give */
  refundRequestId: string | null
  reason: string
  actor: string
  recordedAt: Date
  /** reservations and the order's own state follow it */
  ended: boolean
}

type Row = { id: string; order_id: string; cooperative_id: string; refund_request_id: string | null; reason: string; actor: string; recorded_at: Date; ended: boolean }

export type CancellationQuery = { orderIds: readonly string[] } | { open: true; limit: number }

/** The oldest first. */
export async function findCancellations(manager: EntityManager, query: CancellationQuery): Promise<ParcelCancellation[]> {
  const [condition, value] = "open" in query ? ["e.cancellation_id is null order by c.recorded_at, c.id limit $1", query.limit] : ["c.order_id = any($1) order by c.recorded_at, c.id", [...query.orderIds]]
  const rows = await manager.query<Row[]>(
    `select c.*, (e.cancellation_id is not null) as ended from benefit.parcel_cancellation c left join benefit.parcel_cancellation_end e on e.cancellation_id = c.id where ${condition}`,
    [value],
  )
  return rows.map((row) => ({ id: row.id, orderId: row.order_id, cooperativeId: row.cooperative_id, refundRequestId: row.refund_request_id, reason: row.reason, actor: row.actor, recordedAt: row.recorded_at, ended: row.ended }))
}

export async function insertCancellation(manager: EntityManager, made: Omit<ParcelCancellation, "recordedAt" | "ended">): Promise<void> {
  await manager.query("insert into benefit.parcel_cancellation (id, order_id, cooperative_id, refund_request_id, reason, actor) values ($1, $2, $3, $4, $5, $6)", [made.id, made.orderId, made.cooperativeId, made.refundRequestId, made.reason, made.actor])
}

export async function endCancellations(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await manager.query("insert into benefit.parcel_cancellation_end (cancellation_id) select * from unnest($1::text[]) on conflict do nothing", [[...ids]])
}
