import { apportion, sumFen } from "../money/index.js"
import { RefundExceedsRemainder, RefundUnlawful } from "./errors.js"
import { type Hash, hashOfTexts } from "./hash.js"
import type { Refund, RefundStatement } from "./refund-statement.js"
import type { SaleRemainder } from "./sale-history.js"

/**
 * A refund made at the provider's dashboard names no lines (LEDGER 6): it is apportioned over what is still refundable
 * of every line and every freight. When it takes all that is left, gifts without cash go back as well, so that a full
 * refund leaves exactly zero. Throws RefundExceedsRemainder, RefundUnlawful.
 */
export function spreadOverRemainder(refund: Refund, remainder: SaleRemainder, hash: Hash): RefundStatement {
  const { objectId, amountFen } = refund
  if (refund.freight.length > 0) throw new RefundUnlawful(objectId, "no freight where no lines are named")
  const lines = [...remainder.lines.values()]
  const freight = [...remainder.freight]
  const weights = [...lines.map((left) => left.cashFen), ...freight.map(([, leftFen]) => leftFen)]
  const ties = [...lines.map((left) => hashOfTexts(hash, objectId, "line", left.line.lineId)), ...freight.map(([id]) => hashOfTexts(hash, objectId, "freight", id))]
  const leftFen = sumFen(weights)
  if (amountFen > leftFen) throw new RefundExceedsRemainder(objectId, "fen", leftFen, amountFen)
  const shares = apportion(amountFen, weights, ties)
  const everything = amountFen === leftFen && refund.bearer === null
  return {
    lines: lines.flatMap(({ line, quantity }, index) => {
      const share = shares[index] as bigint
      const returned = everything ? quantity : 0
      return share > 0n || returned > 0 ? [{ lineId: line.lineId, quantity: returned, amountFen: share }] : []
    }),
    freight: freight.flatMap(([cooperativeId], index) => {
      const share = shares[lines.length + index] as bigint
      return share > 0n ? [{ cooperativeId, amountFen: share }] : []
    }),
  }
}
