import { askDatabase } from "./database.js"

/** Lets the thirty minutes of a hold pass at once, by moving the order into the past. */
export async function letHoldExpire(orderId: string): Promise<void> {
  await askDatabase(`update "order" set created_at = created_at - interval '31 minutes' where id = $1`, [orderId])
}

/**
 * Lets the days of return of a signed parcel pass at once. Signings are append-only for everybody, triggers included;
 * only a replica's session, which needs the database's own superuser, writes past them.
 */
export async function letWindowPass(orderId: string): Promise<void> {
  await askDatabase(`set session_replication_role = replica; update benefit.parcel_signing set signed_at = signed_at - interval '30 days', window_ends_at = now() - interval '1 hour' where order_id = ${quoted(orderId)}`)
}

/** An order's id as an SQL text: two statements in one question take no values. */
function quoted(orderId: string): string {
  if (!/^order_[A-Za-z0-9]+$/.test(orderId)) throw new Error(`${orderId} is no order's id`)
  return `'${orderId}'`
}
