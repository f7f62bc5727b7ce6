import { lineAmounts, remainderOf, undoneSequences, type Entry, type LineSnapshot, type SaleRemainder } from "@qianhang/shared/ledger"
import type { RefundReason, RefundBearer } from "../door"
import { AfterSaleRefused } from "./after-sale-refused"
import type { RefundRequest, RequestedFreight, RequestedLine } from "./refund-request-store"

/** Money of one line, one parcel's freight or the whole order, in fen: refundable = paid − refunded − pending, and 0 where the provider's dashboard gave back what was asked for before. */
export interface RefundAmounts {
  paidFen: bigint
  refundedFen: bigint
  /** asked for, and the provider has not said that it succeeded */
  pendingFen: bigint
  refundableFen: bigint
}

/** One refund, asked for here or seen at the provider. */
export interface RefundFigures {
  id: string
  state: "pending" | "posted" | "failed" | "reversed"
  reason: RefundReason
  bearer: RefundBearer | null
  linesNamed: boolean
  lines: RequestedLine[]
  freight: RequestedFreight[]
  amountFen: bigint
  askedBy: string | null
  askedAt: Date
  sequence: bigint | null
}

/** Everything an order's refunds come to. */
export interface OrderRefundFigures extends RefundAmounts {
  orderId: string
  /** of the standing sale: the provider's payment id and Medusa's */
  payment: { provider: string; objectId: string; medusaId: string | null }
  version: number
  lines: (RefundAmounts & { line: LineSnapshot; refundableQuantity: number; /** units that left the parcel before it was shipped */ takenOut: number })[]
  freight: (RefundAmounts & { cooperativeId: string })[]
  refunds: RefundFigures[]
}

export interface RefundBooks {
  orderId: string
  entries: readonly Entry[]
  requests: readonly RefundRequest[]
}

/** Grows with everything that changes what can be given back. */
export const versionOf = ({ entries, requests }: RefundBooks): number => 1 + entries.length + requests.length + requests.filter((request) => request.end !== null).length

/** The order's sale that was not undone. @throws AfterSaleRefused `not_paid` */
export function standingSaleOf({ orderId, entries }: RefundBooks): Entry {
  const undone = undoneSequences(entries)
  const sale = entries.find((entry) => entry.kind === "sale" && !undone.has(entry.sequence))
  if (!sale) throw new AfterSaleRefused("not_paid", `order ${orderId} has no sale to give back`)
  return sale
}

/** What is left of the sale once everything asked for and not yet ended is taken off as well; never less than nothing, though a refund at the dashboard may have overtaken a request. */
export function unaskedRemainder(books: RefundBooks): SaleRemainder {
  const { lines, freight } = unreturned(books)
  const pending = pendingOf(books)
  const left = (fen: bigint, key: string) => notBelowZero(fen - (pending.fen.get(key) ?? 0n))
  return {
    lines: new Map([...lines].map(([id, line]) => [id, { ...line, cashFen: left(line.cashFen, `line ${id}`), quantity: Math.max(0, line.quantity - (pending.units.get(id) ?? 0)) }])),
    freight: new Map([...freight].map(([id, leftFen]) => [id, left(leftFen, `freight ${id}`)])),
  }
}

/** What no refund has given back so far, whatever was asked for. */
function unreturned(books: RefundBooks): SaleRemainder {
  const sale = standingSaleOf(books)
  return remainderOf({ sale, later: books.entries.filter((entry) => entry.sequence > sale.sequence) })
}

const notBelowZero = (fen: bigint): bigint => (fen < 0n ? 0n : fen)

function pendingOf({ requests }: RefundBooks): { fen: ReadonlyMap<string, bigint>; units: ReadonlyMap<string, number> } {
  const fen = new Map<string, bigint>()
  const units = new Map<string, number>()
  const add = (key: string, amountFen: bigint) => fen.set(key, (fen.get(key) ?? 0n) + amountFen)
  for (const request of requests.filter((one) => one.end === null)) {
    for (const line of request.lines) {
      add(`line ${line.lineId}`, line.amountFen)
      units.set(line.lineId, (units.get(line.lineId) ?? 0) + line.quantity)
    }
    for (const part of request.freight) add(`freight ${part.cooperativeId}`, part.amountFen)
  }
  return { fen, units }
}

/** Sums and lists an order's refunds. @throws AfterSaleRefused `not_paid` */
export function refundFigures(books: RefundBooks, takenOut: ReadonlyMap<string, number>): OrderRefundFigures {
  const sale = standingSaleOf(books)
  const [left, kept] = [unaskedRemainder(books), unreturned(books)]
  const pending = pendingOf(books).fen
  const amounts = (key: string, { paidFen, keptFen, refundableFen }: { paidFen: bigint; keptFen: bigint; refundableFen: bigint }): RefundAmounts => ({ paidFen, refundedFen: paidFen - keptFen, pendingFen: pending.get(key) ?? 0n, refundableFen })
  const lines = [...left.lines.values()].map(({ line, cashFen, quantity }) => ({ line, refundableQuantity: quantity, takenOut: takenOut.get(line.lineId) ?? 0, ...amounts(`line ${line.lineId}`, { paidFen: lineAmounts(line).cashFen, keptFen: kept.lines.get(line.lineId)?.cashFen ?? 0n, refundableFen: cashFen }) }))
  const freight = (sale.snapshot?.freight ?? []).map(({ cooperativeId, amountFen }) => ({ cooperativeId, ...amounts(`freight ${cooperativeId}`, { paidFen: amountFen, keptFen: kept.freight.get(cooperativeId) ?? 0n, refundableFen: left.freight.get(cooperativeId) ?? 0n }) }))
  const total = (name: keyof RefundAmounts) => [...lines, ...freight].reduce((sum, one) => sum + one[name], 0n)
  const { provider, objectId, medusaId } = sale.source
  return {
    orderId: books.orderId,
    payment: { provider, objectId, medusaId },
    version: versionOf(books),
    paidFen: total("paidFen"), refundedFen: total("refundedFen"), pendingFen: total("pendingFen"), refundableFen: total("refundableFen"),
    lines,
    freight,
    refunds: listed(books),
  }
}

/** Requests with the entry that posted them, and refunds nobody asked for here; the oldest first. */
function listed({ entries, requests }: RefundBooks): RefundFigures[] {
  const undone = undoneSequences(entries)
  const posted = entries.filter((entry) => entry.kind === "refund").map((entry): RefundFigures => {
    const request = requests.find(({ end }) => end?.outcome === "posted" && end.sequence === entry.sequence)
    return {
      id: request?.id ?? entry.source.objectId,
      state: undone.has(entry.sequence) ? "reversed" : "posted",
      reason: entry.refund?.reason ?? "unspecified",
      bearer: entry.refund?.bearer ?? null,
      linesNamed: entry.refund?.linesNamed ?? false,
      lines: (entry.refund?.lines ?? []).map(({ lineId, quantity, cashFen }) => ({ lineId, quantity, amountFen: cashFen })),
      freight: [...(entry.refund?.freight ?? [])],
      amountFen: entry.amountFen,
      askedBy: request?.actor ?? entry.correction?.actor ?? null,
      askedAt: request?.recordedAt ?? new Date(entry.occurredAtMs),
      sequence: entry.sequence,
    }
  })
  const others = requests.filter(({ end }) => end?.outcome !== "posted").map((request): RefundFigures => {
    const { id, reason, bearer, lines, freight, amountFen, actor, recordedAt, end } = request
    return { id, state: end === null ? "pending" : "failed", reason, bearer, linesNamed: true, lines, freight, amountFen, askedBy: actor, askedAt: recordedAt, sequence: null }
  })
  return [...posted, ...others].sort((a, b) => a.askedAt.getTime() - b.askedAt.getTime() || (a.id < b.id ? -1 : 1))
}
