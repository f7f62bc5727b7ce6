import { createHash } from "node:crypto"
import { lineAmounts, type SaleRemainder } from "@qianhang/shared/ledger"
import type { DataSource } from "typeorm"
import { returnLines } from "../attribution/bind-and-release"
import { inJournal, type OpenJournal } from "../journal/open-journal"
import { AfterSaleRefused } from "../refunds/after-sale-refused"
import { standingSaleOf, unaskedRemainder, versionOf, type RefundBooks } from "../refunds/refund-books"
import { findRequests } from "../refunds/refund-request-store"
import { askWithin, asRefusal, type RefundAsked } from "../refunds/refunds"
import { endCancellations, findCancellations, insertCancellation, type ParcelCancellation } from "./cancellation-store"

/** `version` is the order's own (`versionOf`), null whatever happened since. */
export type CancellationAsked = { orderId: string; cooperativeIds: readonly string[]; version: number | null; reason: string; actor: string }

const MOST_OPEN = 500

/**
 * Cancels parcels of paid orders (LEDGER 6). The decision, the refund of what is left of their lines and freight, and the
 * return of their goods to the lots are one transaction; whether a parcel was shipped is its caller's to know.
 */
export class Cancellations {
  constructor(private readonly source: () => Promise<DataSource>) {}

  /** Parcels cancelled before stay as they were. @throws AfterSaleRefused `not_paid`, `stale_version`, `wrong_state` */
  async decide(asked: CancellationAsked): Promise<ParcelCancellation[]> {
    return asRefusal(async () => inJournal(await this.source(), (journal) => decideWithin(journal, asked)))
  }

  async of(orderIds: readonly string[]): Promise<ParcelCancellation[]> {
    return orderIds.length === 0 ? [] : findCancellations((await this.source()).manager, { orderIds })
  }

  /** What has not taken effect outside the ledger yet, the oldest first. */
  async open(): Promise<ParcelCancellation[]> {
    return findCancellations((await this.source()).manager, { open: true, limit: MOST_OPEN })
  }

  async end(ids: readonly string[]): Promise<void> {
    await endCancellations((await this.source()).manager, ids)
  }
}

async function decideWithin(journal: OpenJournal, asked: CancellationAsked): Promise<ParcelCancellation[]> {
  const { manager } = journal
  const before = await findCancellations(manager, { orderIds: [asked.orderId] })
  const wanted = [...new Set(asked.cooperativeIds)].filter((id) => !before.some((one) => one.cooperativeId === id)).sort()
  if (wanted.length === 0) return before
  const books: RefundBooks = { orderId: asked.orderId, entries: await journal.ofOrder(asked.orderId), requests: await findRequests(manager, { orderId: asked.orderId }) }
  const sale = standingSaleOf(books)
  if (asked.version !== null && asked.version !== versionOf(books)) throw new AfterSaleRefused("stale_version", `order ${asked.orderId} is at version ${versionOf(books)}`)
  const refund = refundOf(unaskedRemainder(books), asked, wanted)
  const request = refund && (await askWithin(journal, refund))
  for (const cooperativeId of wanted) await insertCancellation(manager, { id: idOf(asked.orderId, cooperativeId), orderId: asked.orderId, cooperativeId, refundRequestId: request?.id ?? null, reason: asked.reason, actor: asked.actor })
  const lineIds = new Set((sale.snapshot?.lines ?? []).flatMap((line) => (wanted.includes(line.cooperativeId) ? [line.lineId] : [])))
  await returnLines(manager, asked.orderId, { lineIds, actor: asked.actor })
  return findCancellations(manager, { orderIds: [asked.orderId] })
}

/** Everything that is left of these parcels, gifts by their units; null where all of it went back before. */
function refundOf(left: SaleRemainder, { orderId, actor }: CancellationAsked, cooperativeIds: readonly string[]): RefundAsked | null {
  const lines = [...left.lines.values()].filter(({ line, cashFen, quantity }) => cooperativeIds.includes(line.cooperativeId) && (cashFen > 0n || (quantity > 0 && lineAmounts(line).cashFen === 0n)))
  const freight = [...left.freight].filter(([id, amountFen]) => cooperativeIds.includes(id) && amountFen > 0n)
  if (lines.length + freight.length === 0) return null
  return {
    orderId, actor, reason: "cancellation", bearer: null, version: null, idempotencyKey: `cancellation/${idOf(orderId, cooperativeIds.join())}`,
    lines: lines.map(({ line, cashFen, quantity }) => ({ lineId: line.lineId, quantity, amountFen: cashFen })),
    freight: freight.map(([cooperativeId, amountFen]) => ({ cooperativeId, amountFen })),
  }
}

const idOf = (orderId: string, subject: string): string => `can_${createHash("sha256").update(`${orderId}/${subject}`).digest("hex").slice(0, 20)}`
