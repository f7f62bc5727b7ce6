import type { SaleSnapshot } from "@qianhang/shared/ledger"
import type { DataSource, EntityManager } from "typeorm"
import type { AttributionKey, BindAttributionInput } from "../door"
import { snapshotFromText } from "../journal/entry-text"
import { returnDraws } from "../lots/lot-store"
import { findAttribution, insertBinding, insertRelease, lockCart, type AttributionRecord } from "./attribution-store"
import { AttributionCaptured, AttributionConflict, AttributionUnknown } from "./errors"

/** Names the order of a secured cart. Repeating it with the same order changes nothing. @throws AttributionUnknown, AttributionConflict */
export async function bindAttribution(source: DataSource, input: BindAttributionInput): Promise<void> {
  await source.transaction(async (manager) => {
    await lockCart(manager, input.cartId)
    const newest = await findAttribution(manager, { cartId: input.cartId })
    if (!newest || newest.released) throw new AttributionUnknown(input.cartId)
    if (newest.orderId === input.orderId) return
    if (newest.orderId !== null) throw new AttributionConflict(input.cartId, `order ${newest.orderId}`)
    requireEveryLine(newest, input)
    const other = await findAttribution(manager, { orderId: input.orderId })
    if (other && other.cartId !== input.cartId && !other.released) throw new AttributionConflict(input.cartId, `an order that cart ${other.cartId} does not hold`)
    await insertBinding(manager, { attributionId: newest.id, orderId: input.orderId, lineIds: input.lineIds })
  })
}

/** Gives the draws of a cart or order back to their lots. Nothing secured, or released before: `released` is false. @throws AttributionCaptured */
export async function releaseAttribution(source: DataSource, key: AttributionKey, reason: string): Promise<{ released: boolean }> {
  return source.transaction(async (manager) => {
    const found = await findAttribution(manager, key)
    if (!found) return { released: false }
    await lockCart(manager, found.cartId)
    const newest = await findAttribution(manager, { cartId: found.cartId })
    if (!newest || newest.id !== found.id || newest.released) return { released: false }
    if (newest.orderId !== null && (await isCaptured(manager, newest.orderId))) throw new AttributionCaptured(newest.orderId)
    await insertRelease(manager, newest.id, reason)
    return { released: true }
  })
}

/** Gives the goods of a cancelled, captured order back to their lots. Nothing to do when its draws were released before capture. */
export async function returnCancelledGoods(source: DataSource, orderId: string): Promise<void> {
  await source.transaction(async (manager) => {
    const found = await findAttribution(manager, { orderId })
    if (found && !found.released) await returnDraws(manager, found.id, { actor: "job:refund" })
  })
}

/** The same of some order lines, within a transaction of the caller's. */
export async function returnLines(manager: EntityManager, orderId: string, { lineIds, actor }: { lineIds: ReadonlySet<string>; actor: string }): Promise<void> {
  const found = await findAttribution(manager, { orderId })
  if (!found || found.released) return
  const cartLineIds = Object.entries(found.lineIds ?? {}).flatMap(([cartLineId, lineId]) => (lineIds.has(lineId) ? [cartLineId] : []))
  if (cartLineIds.length > 0) await returnDraws(manager, found.id, { lineIds: cartLineIds, actor })
}

/** Puts the order and its own line ids in the place of the cart's. */
export function withOrder(attribution: Pick<AttributionRecord, "snapshot" | "lineIds">, orderId: string): SaleSnapshot {
  const snapshot = snapshotFromText(attribution.snapshot)
  return { ...snapshot, orderId, lines: snapshot.lines.map((line) => ({ ...line, lineId: attribution.lineIds?.[line.lineId] ?? line.lineId })) }
}

function requireEveryLine(attribution: AttributionRecord, input: BindAttributionInput): void {
  const missing = snapshotFromText(attribution.snapshot).lines.find((line) => input.lineIds[line.lineId] === undefined)
  if (missing) throw new AttributionConflict(input.cartId, `an order line for ${missing.lineId}`)
}

async function isCaptured(manager: EntityManager, orderId: string): Promise<boolean> {
  const rows = await manager.query<unknown[]>("select 1 from benefit.entry where order_id = $1 and kind = 'sale' limit 1", [orderId])
  return rows.length > 0
}
