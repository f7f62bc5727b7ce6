import { createHash, randomBytes } from "node:crypto"
import type { EntityManager } from "typeorm"
import type { AttributionKey } from "../door"

/** The newest attribution of a cart with what has happened to it. `snapshot` is the core's JSON text. */
export type AttributionRecord = { id: string; cartId: string; attempt: number; requestDigest: string; snapshot: string; orderId: string | null; lineIds: Record<string, string> | null; released: boolean }

type Row = { id: string; cart_id: string; attempt: number; request_digest: string; snapshot: string; order_id: string | null; line_ids: string | null; released: boolean }

const columns = "a.id, a.cart_id, a.attempt, a.request_digest, a.snapshot, b.order_id, b.line_ids, (r.attribution_id is not null) as released"
const joins = "benefit.attribution a left join benefit.attribution_binding b on b.attribution_id = a.id left join benefit.attribution_release r on r.attribution_id = a.id"

/** Serialises everything about one cart (secure, bind, release, capture) until the transaction ends. */
export async function lockCart(manager: EntityManager, cartId: string): Promise<void> {
  await manager.query("select pg_advisory_xact_lock(7305, hashtext($1))", [cartId])
}

/** The newest attribution of a cart or order, released or not; null when none was ever secured. */
export async function findAttribution(manager: EntityManager, key: AttributionKey): Promise<AttributionRecord | null> {
  const [condition, value] = "cartId" in key ? ["a.cart_id = $1", key.cartId] : ["b.order_id = $1", key.orderId]
  const rows = await manager.query<Row[]>(`select ${columns} from ${joins} where ${condition} order by a.attempt desc limit 1`, [value])
  const row = rows[0]
  return row ? recordOf(row) : null
}

/**
 * The newest attribution of each of these orders, with the carts they were ever bound to locked as `lockCart` does: two statements,
 * the second of which sees what whoever held a lock has left. Locks are taken in the order of their keys, so that two who take
 * several never wait for each other crosswise.
 */
export async function lockAttributions(manager: EntityManager, orderIds: readonly string[]): Promise<Map<string, AttributionRecord>> {
  if (orderIds.length === 0) return new Map()
  const locked = await manager.query<{ cart_ids: string[] }[]>(
    `select pg_advisory_xact_lock(7305, cart.key), cart.ids as cart_ids from (
       select hashtext(a.cart_id) as key, array_agg(distinct a.cart_id) as ids from benefit.attribution_binding b join benefit.attribution a on a.id = b.attribution_id
       where b.order_id = any($1) group by 1 order by 1) cart`,
    [orderIds],
  )
  const rows = await manager.query<Row[]>(
    `select distinct on (b.order_id) ${columns} from ${joins} where b.order_id = any($1) and a.cart_id = any($2) order by b.order_id, a.attempt desc`,
    [orderIds, locked.flatMap(({ cart_ids }) => cart_ids)],
  )
  return new Map(rows.map((row) => [row.order_id ?? "", recordOf(row)]))
}

/** Which of these orders are bound to an attribution nobody released, and whether they were captured. */
export async function heldByOrders(manager: EntityManager, orderIds: readonly string[]): Promise<{ orderId: string; sold: boolean }[]> {
  const sold = "exists (select 1 from benefit.entry e where e.order_id = b.order_id and e.kind = 'sale')"
  return manager.query(`select b.order_id as "orderId", ${sold} as sold from ${joins} where b.order_id = any($1) and r.attribution_id is null`, [orderIds])
}

export async function insertAttribution(manager: EntityManager, attribution: { cartId: string; attempt: number; requestDigest: string; snapshot: string }): Promise<string> {
  const id = `attr_${randomBytes(10).toString("hex")}`
  await manager.query("insert into benefit.attribution (id, cart_id, attempt, request_digest, snapshot) values ($1, $2, $3, $4, $5)", [id, attribution.cartId, attribution.attempt, attribution.requestDigest, attribution.snapshot])
  return id
}

/** Draws in the order of their lots, so that two carts never wait for each other crosswise. */
export async function insertDraws(manager: EntityManager, attributionId: string, draws: readonly { lineId: string; lotId: string; baseUnits: bigint }[]): Promise<void> {
  if (draws.length === 0) return
  await manager.query("insert into benefit.lot_draw (attribution_id, line_id, lot_id, base_units) select $1, * from unnest($2::text[], $3::text[], $4::bigint[])", [
    attributionId,
    draws.map((draw) => draw.lineId),
    draws.map((draw) => draw.lotId),
    draws.map((draw) => draw.baseUnits.toString()),
  ])
}

export async function insertBinding(manager: EntityManager, binding: { attributionId: string; orderId: string; lineIds: Record<string, string> }): Promise<void> {
  await manager.query("insert into benefit.attribution_binding (attribution_id, order_id, line_ids) values ($1, $2, $3)", [binding.attributionId, binding.orderId, JSON.stringify(binding.lineIds)])
}

/** Gives every draw back to its lot (by trigger) and closes the attribution for good. */
export async function insertRelease(manager: EntityManager, attributionId: string, reason: string): Promise<void> {
  await manager.query("insert into benefit.attribution_release (attribution_id, reason) values ($1, $2)", [attributionId, reason])
}

/** Tells a repeated completion of the same cart from one with other contents. */
export function requestDigest(request: unknown): string {
  const text = JSON.stringify(request, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value))
  return createHash("sha256").update(text).digest("hex")
}

function recordOf(row: Row): AttributionRecord {
  return {
    id: row.id,
    cartId: row.cart_id,
    attempt: row.attempt,
    requestDigest: row.request_digest,
    snapshot: row.snapshot,
    orderId: row.order_id,
    lineIds: row.line_ids === null ? null : (JSON.parse(row.line_ids) as Record<string, string>),
    released: row.released,
  }
}
