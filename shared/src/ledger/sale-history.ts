import type { Entry, RefundRecord } from "./entry.js"
import { RefundUnlawful } from "./errors.js"
import { lineAmounts } from "./line-amounts.js"
import type { LineSnapshot, SaleSnapshot } from "./snapshot.js"

/** A sale and every later entry that may touch it; entries of other sales are ignored. */
export interface SaleHistory { readonly sale: Entry; readonly later: readonly Entry[] }

/** What was given back of one line so far. */
export interface LineTaken {
  /** money that reversed the line's shares (cancellation, return) */
  readonly returnedFen: bigint
  /** money that left the shares untouched (compensation) */
  readonly compensatedFen: bigint
  /** sale units returned */
  readonly quantity: number
}

/** One line of a sale with what is still refundable of it. */
export interface LineRemainder { readonly line: LineSnapshot; readonly taken: LineTaken; readonly cashFen: bigint; readonly quantity: number }

/** What is still refundable of a sale, by line and by the cooperative whose freight it is. */
export interface SaleRemainder {
  readonly lines: ReadonlyMap<string, LineRemainder>
  readonly freight: ReadonlyMap<string, bigint>
}

/** Sums all refunds of the sale, reversals of refunds counting negative. Throws RefundUnlawful where the sale was undone. */
export function remainderOf({ sale, later }: SaleHistory): SaleRemainder {
  const snapshot = snapshotOf(sale)
  if (later.some((entry) => entry.kind === "reversal" && entry.relatesTo === sale.sequence)) {
    throw new RefundUnlawful(sale.source.objectId, "a sale that was not reversed")
  }
  const refunds = later.flatMap((entry) => (entry.refund !== null && entry.refund.saleSequence === sale.sequence ? [entry.refund] : []))
  return {
    lines: new Map(snapshot.lines.map((line) => [line.lineId, lineRemainder(line, refunds)])),
    freight: new Map(snapshot.freight.map(({ cooperativeId, amountFen }) => [cooperativeId, amountFen - freightTaken(cooperativeId, refunds)])),
  }
}

function snapshotOf(sale: Entry): SaleSnapshot {
  if (sale.kind !== "sale" || sale.snapshot === null) throw new RefundUnlawful(sale.source.objectId, "a sale to give back")
  return sale.snapshot
}

function lineRemainder(line: LineSnapshot, refunds: readonly RefundRecord[]): LineRemainder {
  let returnedFen = 0n
  let compensatedFen = 0n
  let quantity = 0
  for (const refund of refunds) {
    for (const refunded of refund.lines) {
      if (refunded.lineId !== line.lineId) continue
      if (refund.bearer === null) returnedFen += refunded.cashFen
      else compensatedFen += refunded.cashFen
      quantity += refunded.quantity
    }
  }
  const cashFen = lineAmounts(line).cashFen - returnedFen - compensatedFen
  return { line, taken: { returnedFen, compensatedFen, quantity }, cashFen, quantity: line.quantity - quantity }
}

function freightTaken(cooperativeId: string, refunds: readonly RefundRecord[]): bigint {
  let taken = 0n
  for (const refund of refunds) {
    for (const freight of refund.freight) if (freight.cooperativeId === cooperativeId) taken += freight.amountFen
  }
  return taken
}
