import { randomBytes } from "node:crypto"
import type { LineSnapshot } from "@qianhang/shared/ledger"
import type { DataSource, EntityManager } from "typeorm"
import { findAttribution } from "../attribution/attribution-store"
import { findCancellations } from "../cancellations/cancellation-store"
import type { OpenJournal } from "../journal/open-journal"
import { standingSaleOf, type RefundBooks } from "../refunds/refund-books"
import { findRequests } from "../refunds/refund-request-store"
import { goodsBackOfLine } from "../returns/goods-back"
import { drawsOfLine } from "../returns/return-store"
import { endReductions, findReductions, giveGoodsBack, insertReduction, takenOutOf, type DrawBack, type ParcelReduction, type ReductionCause } from "./reduction-store"
import { standingUnits, unitsDue, type UnitsOfLine } from "./units-due"

/** `unsent`: cooperatives whose parcel was not shipped; whoever asks knows it and holds these parcels' locks. */
export type ReductionAsked = { orderId: string; unsent: readonly string[]; cause: ReductionCause; actor: string }

const MOST_OPEN = 500

/** Units that refunds take out of parcels before they are shipped, and whether Medusa's reservations have followed. */
export class Reductions {
  constructor(private readonly source: () => Promise<DataSource>) {}

  async of(orderIds: readonly string[]): Promise<ParcelReduction[]> {
    return orderIds.length === 0 ? [] : findReductions((await this.source()).manager, { orderIds })
  }

  /** What has not taken effect outside the ledger yet, the oldest first. */
  async open(): Promise<ParcelReduction[]> {
    return findReductions((await this.source()).manager, { open: true, limit: MOST_OPEN })
  }

  async end(ids: readonly string[]): Promise<void> {
    await endReductions((await this.source()).manager, ids)
  }
}

/**
 * Takes the units out of parcels not yet sent that refunds name by now, within the transaction of the refund that names
 * them: the decision and the way back of their goods to the lots, the lot drawn last first (LEDGER 6, 18). Nothing to take
 * out is no error.
 */
export async function reduceWithin(journal: OpenJournal, { orderId, unsent, cause, actor }: ReductionAsked): Promise<void> {
  const { manager } = journal
  const cancelled = await findCancellations(manager, { orderIds: [orderId] })
  const open = unsent.filter((id) => !cancelled.some((one) => one.cooperativeId === id))
  if (open.length === 0) return
  const books: RefundBooks = { orderId, entries: await journal.ofOrder(orderId), requests: await findRequests(manager, { orderId }) }
  const sold = standingSaleOf(books).snapshot?.lines ?? []
  const units = { standing: standingUnits(books), takenOut: takenOutOf(await findReductions(manager, { orderIds: [orderId] })) }
  for (const cooperativeId of [...new Set(open)].sort()) {
    const own = sold.filter((line) => line.cooperativeId === cooperativeId)
    const lines = unitsDue(own, units)
    if (lines.length === 0) continue
    const id = `red_${randomBytes(10).toString("hex")}`
    await insertReduction(manager, { id, orderId, cooperativeId, lines, actor, cause })
    await giveGoodsBack(manager, id, await goodsOf(manager, orderId, { lines, sold: own }))
  }
}

async function goodsOf(manager: EntityManager, orderId: string, { lines, sold }: { lines: readonly UnitsOfLine[]; sold: readonly LineSnapshot[] }): Promise<DrawBack[]> {
  const attribution = await findAttribution(manager, { orderId })
  if (!attribution || attribution.released) return []
  const goods: DrawBack[] = []
  for (const { lineId, quantity } of lines) {
    const drawLineId = Object.entries(attribution.lineIds ?? {}).find(([, id]) => id === lineId)?.[0]
    if (drawLineId === undefined) continue
    const draws = await drawsOfLine(manager, attribution.id, { cartLineId: drawLineId, lineId })
    const back = goodsBackOfLine(draws, sold.find((line) => line.lineId === lineId)?.quantity ?? 1, { restocked: quantity, spoiled: 0 })
    goods.push(...back.map(({ lotId, restocked }) => ({ lineId, attributionId: attribution.id, drawLineId, lotId, baseUnits: restocked })))
  }
  return goods
}
