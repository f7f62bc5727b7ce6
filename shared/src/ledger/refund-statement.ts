import type { CompensationBearer, Correction, RefundedFreight, RefundReason } from "./entry.js"
import { RefundExceedsRemainder, RefundUnlawful } from "./errors.js"
import type { Movement } from "./movement.js"
import type { LineRemainder, SaleRemainder } from "./sale-history.js"

/** What a refund says about one line: money given back, and sale units returned (0 when only money). */
export interface RefundLine { readonly lineId: string; readonly quantity: number; readonly amountFen: bigint }

/** Lines and freight a refund names; Σ amounts = the refund. */
export interface RefundStatement { readonly lines: readonly RefundLine[]; readonly freight: readonly RefundedFreight[] }

/** A refund that succeeded at the provider. */
export interface Refund extends Movement {
  readonly reason: RefundReason
  /** who pays; set exactly when the reason is compensation */
  readonly bearer: CompensationBearer | null
  /** null when the provider names none: spread over what is left, `freight` must then be empty */
  readonly lines: readonly RefundLine[] | null
  readonly freight: readonly RefundedFreight[]
  /** set when staff reassign a refund they reversed */
  readonly correction?: Correction | null
}

/** Throws RefundUnlawful or RefundExceedsRemainder unless the sale can give all this back. */
export function requireRefundable(refund: Refund, stated: RefundStatement, remainder: SaleRemainder): void {
  if ((refund.reason === "compensation") !== (refund.bearer !== null)) throw new RefundUnlawful(refund.objectId, "a bearer exactly when the reason is compensation")
  requireEachOnce(refund, stated)
  for (const named of stated.lines) {
    const left = remainder.lines.get(named.lineId)
    if (left === undefined) throw new RefundUnlawful(refund.objectId, `lines of its own sale, not ${named.lineId}`)
    requireLineLeft(refund, named, left)
  }
  for (const { cooperativeId, amountFen } of stated.freight) {
    const left = remainder.freight.get(cooperativeId)
    if (left === undefined) throw new RefundUnlawful(refund.objectId, `freight of its own sale, not of ${cooperativeId}`)
    if (amountFen < 0n || amountFen > left) throw new RefundExceedsRemainder(cooperativeId, "fen", left, amountFen)
  }
}

function requireLineLeft(refund: Refund, named: RefundLine, left: LineRemainder): void {
  const { lineId, quantity, amountFen } = named
  if (!Number.isSafeInteger(quantity) || quantity < 0) throw new RefundUnlawful(refund.objectId, "whole returned quantities ≥ 0")
  if (amountFen < 0n || amountFen > left.cashFen) throw new RefundExceedsRemainder(lineId, "fen", left.cashFen, amountFen)
  if (quantity > left.quantity) throw new RefundExceedsRemainder(lineId, "sale_units", BigInt(left.quantity), BigInt(quantity))
  if (refund.bearer !== null && quantity > 0) throw new RefundUnlawful(refund.objectId, "no returned quantity in a compensation")
}

function requireEachOnce(refund: Refund, stated: RefundStatement): void {
  const ids = [...stated.lines.map((line) => `line ${line.lineId}`), ...stated.freight.map((freight) => `freight ${freight.cooperativeId}`)]
  if (new Set(ids).size !== ids.length) throw new RefundUnlawful(refund.objectId, "each line and each freight named once")
}
