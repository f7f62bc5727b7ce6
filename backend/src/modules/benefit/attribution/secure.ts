import { shanghaiDay, snapshotVersionOf, type FreightSnapshot, type SaleSnapshot } from "@qianhang/shared/ledger"
import type { DataSource, EntityManager } from "typeorm"
import type { AttributionFreight, SecureAttributionInput } from "../door"
import { snapshotText } from "../journal/entry-text"
import { lockLots } from "../lots/lot-store"
import { findAttribution, insertAttribution, insertDraws, insertRelease, lockCart, requestDigest } from "./attribution-store"
import { composeLine } from "./compose-line"
import { inventoryItemIdsOf, readSources } from "./sources"

/**
 * Freezes what an order's lines will post and takes their lots (LEDGER 17, 18), in one transaction: all lines or none.
 * The same contents again return the first attribution; other contents replace one that no order is bound to. Once an
 * order is bound the snapshot is frozen: a capture reads it and nothing that is said later changes it.
 * @throws LotSoldOut
 */
export async function secureAttribution(source: DataSource, input: SecureAttributionInput, nowMs: number): Promise<{ attributionId: string }> {
  const digest = requestDigest(input)
  return source.transaction(async (manager) => {
    await lockCart(manager, input.cartId)
    const newest = await findAttribution(manager, { cartId: input.cartId })
    if (newest && !newest.released) {
      if (newest.requestDigest === digest || newest.orderId !== null) return { attributionId: newest.id }
      await insertRelease(manager, newest.id, "contents_changed")
    }
    const snapshot = await compose(manager, input, nowMs)
    const attributionId = await insertAttribution(manager, { cartId: input.cartId, attempt: (newest?.attempt ?? 0) + 1, requestDigest: digest, snapshot: snapshotText(snapshot) })
    await insertDraws(manager, attributionId, drawsOf(snapshot))
    return { attributionId }
  })
}

async function compose(manager: EntityManager, input: SecureAttributionInput, nowMs: number): Promise<SaleSnapshot> {
  const lots = await lockLots(manager, inventoryItemIdsOf(input.lines))
  const sources = await readSources(manager, { day: shanghaiDay(nowMs), lines: input.lines }, lots)
  const lines = input.lines.map((line) => composeLine(line, sources, "refuse"))
  return {
    version: snapshotVersionOf(lines),
    orderId: "",
    cartId: input.cartId,
    placedAtMs: nowMs,
    channel: input.channel,
    buyerDistrictCode: input.buyerDistrictCode,
    currency: "cny",
    lines,
    freight: freightPerCooperative(input.freight),
  }
}

function freightPerCooperative(freight: readonly AttributionFreight[]): FreightSnapshot[] {
  const parcels = new Map<string, FreightSnapshot>()
  for (const { cooperativeId, amountFen, shippingMethodId } of freight) {
    const before = parcels.get(cooperativeId)
    parcels.set(cooperativeId, { cooperativeId, shippingMethodId: before?.shippingMethodId ?? shippingMethodId, amountFen: (before?.amountFen ?? 0n) + amountFen })
  }
  return [...parcels.values()]
}

function drawsOf(snapshot: SaleSnapshot): { lineId: string; lotId: string; baseUnits: bigint }[] {
  return snapshot.lines.flatMap((line) => line.parts.flatMap((part) => part.draws.flatMap(({ lotId, baseUnits }) => (lotId === null ? [] : [{ lineId: line.lineId, lotId, baseUnits }]))))
}
