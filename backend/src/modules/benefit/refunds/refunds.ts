import { randomBytes } from "node:crypto"
import { cashOfUnits, type SaleRemainder } from "@qianhang/shared/ledger"
import { QueryFailedError, type DataSource, type EntityManager } from "typeorm"
import { inJournal, type OpenJournal } from "../journal/open-journal"
import { readEntries } from "../journal/entry-store"
import { findReductions, takenOutOf } from "../reductions/reduction-store"
import { reduceWithin } from "../reductions/reductions"
import { AfterSaleRefused } from "./after-sale-refused"
import { refundFigures, standingSaleOf, unaskedRemainder, versionOf, type OrderRefundFigures, type RefundBooks } from "./refund-books"
import { endRequest, findRequests, insertRequest, type RefundRequest, type RequestedFreight, type RequestedLine } from "./refund-request-store"

/** What a refund asks for. A line without an amount gives its units' own money back; `version` null asks whatever happened since. */
export type RefundAsked = Pick<RefundRequest, "orderId" | "idempotencyKey" | "reason" | "bearer" | "actor"> & {
  version: number | null
  lines: (Omit<RequestedLine, "amountFen"> & { amountFen: bigint | null })[]
  freight: RequestedFreight[]
}

const MOST_OPEN = 500

/** Refunds as they are asked for (LEDGER 6). The journal posts them when the provider says they succeeded; here is what was asked and how it ended. */
export class Refunds {
  constructor(private readonly source: () => Promise<DataSource>) {}

  /**
   * Writes a request, or finds the one already asked under the key. `unsent`: cooperatives whose parcel was not shipped (its
   * caller knows, and holds its lock); the units named leave these parcels in the same transaction.
   * @throws AfterSaleRefused `not_paid`, `stale_version`, `refund_exceeds_remainder`, `idempotency_key_reused`; then nothing is written
   */
  async ask(asked: RefundAsked, { unsent = [] }: { unsent?: readonly string[] } = {}): Promise<RefundRequest> {
    return asRefusal(async () => inJournal(await this.source(), async (journal) => {
      const request = await askWithin(journal, asked)
      if (unsent.length > 0) await reduceWithin(journal, { orderId: asked.orderId, unsent, cause: { refundRequestId: request.id }, actor: asked.actor })
      return request
    }))
  }

  /** Null when there is none. */
  async find(id: string): Promise<RefundRequest | null> {
    return (await findRequests((await this.source()).manager, { id }))[0] ?? null
  }

  /** Asked and not ended, the oldest first. */
  async open(): Promise<RefundRequest[]> {
    return findRequests((await this.source()).manager, { open: true, limit: MOST_OPEN })
  }

  /** The same of some orders. */
  async openOf(orderIds: readonly string[]): Promise<RefundRequest[]> {
    return orderIds.length === 0 ? [] : findRequests((await this.source()).manager, { openOf: orderIds })
  }

  /** The provider refused it or took it back before it was posted: its lines can be given back anew. A request that ended before stays as it ended. */
  async fail(id: string): Promise<void> {
    await endRequest((await this.source()).manager, id, { outcome: "failed" })
  }

  /** Everything an order's refunds come to; null for an order that was never paid. */
  async of(orderId: string): Promise<OrderRefundFigures | null> {
    return (await this.source()).transaction("REPEATABLE READ", async (manager) => {
      const books = await booksOf(manager, orderId)
      return books.entries.some((entry) => entry.kind === "sale") ? refundFigures(books, takenOutOf(await findReductions(manager, { orderIds: [orderId] }))) : null
    })
  }
}

/** Asks within a transaction that does more, e.g. cancels the parcel too. @throws AfterSaleRefused */
export async function askWithin(journal: OpenJournal, asked: RefundAsked): Promise<RefundRequest> {
  const { manager } = journal
  const books: RefundBooks = { orderId: asked.orderId, entries: await journal.ofOrder(asked.orderId), requests: await findRequests(manager, { orderId: asked.orderId }) }
  const before = books.requests.find((request) => request.idempotencyKey === asked.idempotencyKey)
  if (before) return requireSame(before, asked)
  const sale = standingSaleOf(books)
  if (asked.version !== null && asked.version !== versionOf(books)) throw new AfterSaleRefused("stale_version", `order ${asked.orderId} is at version ${versionOf(books)}`)
  const left = unaskedRemainder(books)
  const lines = asked.lines.map((line) => ({ ...line, amountFen: line.amountFen ?? ownMoney(left, line) }))
  requireLeft(left, lines, asked.freight)
  const amountFen = [...lines, ...asked.freight].reduce((sum, part) => sum + part.amountFen, 0n)
  if (amountFen === 0n && lines.every((line) => line.quantity === 0)) throw new AfterSaleRefused("refund_exceeds_remainder", "nothing would be given back")
  const { orderId, idempotencyKey, reason, bearer, actor } = asked
  const id = `rfq_${randomBytes(10).toString("hex")}`
  await insertRequest(manager, { id, orderId, idempotencyKey, saleSequence: sale.sequence, reason, bearer, lines, freight: asked.freight, amountFen, actor })
  return (await findRequests(manager, { id }))[0] as RefundRequest
}

export async function booksOf(manager: EntityManager, orderId: string): Promise<RefundBooks> {
  return { orderId, entries: await readEntries(manager, { orderId }), requests: await findRequests(manager, { orderId }) }
}

function ownMoney(left: SaleRemainder, { lineId, quantity }: Pick<RequestedLine, "lineId" | "quantity">): bigint {
  const line = left.lines.get(lineId)
  return line && quantity > 0 ? cashOfUnits(line, quantity) : 0n
}

/** Names every field that asks for more than is left. The database holds the same bounds; this words them. */
function requireLeft(left: SaleRemainder, lines: readonly RequestedLine[], freight: readonly RequestedFreight[]): void {
  const fields: Record<string, string> = {}
  const seen = new Set<string>()
  lines.forEach(({ lineId, quantity, amountFen }, index) => {
    const line = left.lines.get(lineId)
    if (!line) fields[`lines.${index}.line_id`] = "unknown_line"
    else if (seen.has(lineId)) fields[`lines.${index}.line_id`] = "twice"
    else if (amountFen > line.cashFen) fields[`lines.${index}.amount_fen`] = "more_than_left"
    else if (quantity > line.quantity) fields[`lines.${index}.quantity`] = "more_than_left"
    seen.add(lineId)
  })
  freight.forEach(({ cooperativeId, amountFen }, index) => {
    const leftFen = left.freight.get(cooperativeId)
    if (leftFen === undefined) fields[`freight.${index}.cooperative_id`] = "unknown_parcel"
    else if (seen.has(cooperativeId)) fields[`freight.${index}.cooperative_id`] = "twice"
    else if (amountFen > leftFen) fields[`freight.${index}.amount_fen`] = "more_than_left"
    seen.add(cooperativeId)
  })
  if (Object.keys(fields).length > 0) throw new AfterSaleRefused("refund_exceeds_remainder", "more is asked than is left", fields)
}

function requireSame(before: RefundRequest, asked: RefundAsked): RefundRequest {
  const line = (lineId: string) => before.lines.find((one) => one.lineId === lineId)
  const same =
    before.reason === asked.reason && before.bearer === asked.bearer && before.lines.length === asked.lines.length && before.freight.length === asked.freight.length &&
    asked.lines.every(({ lineId, quantity, amountFen }) => line(lineId)?.quantity === quantity && (amountFen === null || line(lineId)?.amountFen === amountFen)) &&
    asked.freight.every(({ cooperativeId, amountFen }) => before.freight.some((one) => one.cooperativeId === cooperativeId && one.amountFen === amountFen))
  if (!same) throw new AfterSaleRefused("idempotency_key_reused", `the key of ${before.id} was used for another refund`)
  return before
}

/** The database's own refusals as the expected ones they are. @throws AfterSaleRefused */
export async function asRefusal<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined
    if (code === "23B20") throw new AfterSaleRefused("refund_exceeds_remainder", "more is asked than is left")
    if (code === "23B24") throw new AfterSaleRefused("more_than_bought", "more is asked than was bought")
    if (code === "23B22") throw new AfterSaleRefused("wrong_state", "a parcel that was signed for or cancelled is not changed")
    throw error
  }
}
