import { askDatabase } from "./database.js"

/** Lets the thirty minutes of a hold pass at once, by moving the order into the past. */
export async function letHoldExpire(orderId: string): Promise<void> {
  await askDatabase(`update "order" set created_at = created_at - interval '31 minutes' where id = $1`, [orderId])
}
