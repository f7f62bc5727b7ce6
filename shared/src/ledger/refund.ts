import { sumFen } from "../money/index.js"
import type { Account, Posting } from "./account.js"
import type { CompensationBearer, EntryDraft, RefundedLine } from "./entry.js"
import { AmountMismatch, CurrencyMismatch } from "./errors.js"
import type { Hash } from "./hash.js"
import { reversalOfLine, reversalPostings, reversalStep } from "./line-reversal.js"
import { balanced, post } from "./postings.js"
import { type Refund, type RefundLine, type RefundStatement, requireRefundable } from "./refund-statement.js"
import { type LineRemainder, remainderOf, type SaleHistory, type SaleRemainder } from "./sale-history.js"
import { spreadOverRemainder } from "./unspecified-refund.js"

/**
 * The entry of a refund the provider says succeeded (LEDGER 3, 6). Cancellation and return take back, per line, the
 * difference between what is reversed at the new cumulative refund and at the old, so that the books depend on the sum
 * refunded alone: any order, any number of refunds, never overdrawn, a full refund exactly zero. Compensation leaves
 * every share untouched and is debited to its bearer. A refund without lines is spread over what is left of the sale.
 * `history` holds the sale and every later entry of its order.
 * Throws AmountMismatch, CurrencyMismatch, RefundUnlawful, RefundExceedsRemainder.
 */
export function refundEntry(refund: Refund, history: SaleHistory, hash: Hash): EntryDraft {
  const { provider, objectId, medusaId, amountFen, currency, occurredAtMs, reason, bearer } = refund
  const { sale } = history
  if (currency !== sale.currency) throw new CurrencyMismatch(objectId, sale.currency, currency)
  const remainder = remainderOf(history)
  const stated = refund.lines === null ? spreadOverRemainder(refund, remainder, hash) : { lines: refund.lines, freight: refund.freight }
  requireRefundable(refund, stated, remainder)
  const namedFen = sumFen([...stated.lines, ...stated.freight].map((named) => named.amountFen))
  if (namedFen !== amountFen) throw new AmountMismatch(objectId, namedFen, amountFen)
  const goods = stated.lines.map((named) => lineEffect(named, bearer, remainder, hash))
  return balanced({
    kind: "refund",
    source: { provider, kind: "refund", objectId, medusaId },
    orderId: sale.orderId,
    currency,
    amountFen,
    occurredAtMs,
    relatesTo: sale.sequence,
    correction: refund.correction ?? null,
    snapshot: null,
    refund: { saleSequence: sale.sequence, reason, bearer, linesNamed: refund.lines !== null, lines: goods.map((effect) => effect.refunded), freight: stated.freight },
    postings: [...goods.flatMap((effect) => effect.postings), ...freightPostings(stated, bearer)],
  })
}

/** One line's postings and the facts that are hashed with them. */
export interface LineEffect { readonly refunded: RefundedLine; readonly postings: readonly Posting[] }

function lineEffect(named: RefundLine, bearer: CompensationBearer | null, remainder: SaleRemainder, hash: Hash): LineEffect {
  const left = remainder.lines.get(named.lineId) as LineRemainder
  return bearer === null ? returnEffect(left, named, hash) : compensationEffect(left, named, bearer)
}

/**
 * Moves the line's reversal on by this much money and quantity; negative in the reversal of a refund, which thereby
 * leaves the books as if that refund had never been.
 */
export function returnEffect({ line, taken }: LineRemainder, change: Pick<RefundLine, "amountFen" | "quantity">, hash: Hash): LineEffect {
  const after = { returnedFen: taken.returnedFen + change.amountFen, quantity: taken.quantity + change.quantity }
  const reversal = reversalOfLine(line, hash)
  const step = reversalStep(reversal(taken), reversal(after))
  const { lineId, cooperativeId, countyCode, productId } = line
  const { grossFen, linkedFen, cashFen } = step
  return {
    refunded: { lineId, cooperativeId, countyCode, productId, quantity: change.quantity, cashFen, grossFen, linkedFen },
    postings: reversalPostings(line, step),
  }
}

function compensationEffect({ line }: LineRemainder, { amountFen }: RefundLine, bearer: CompensationBearer): LineEffect {
  const { lineId, cooperativeId, countyCode, productId } = line
  const own = { cooperativeId, lineId }
  return {
    refunded: { lineId, cooperativeId, countyCode, productId, quantity: 0, cashFen: amountFen, grossFen: 0n, linkedFen: 0n },
    postings: [...post("clearing", -amountFen, own), ...post(COMPENSATION_ACCOUNT[bearer], amountFen, own)],
  }
}

const COMPENSATION_ACCOUNT: Readonly<Record<CompensationBearer, Account>> = {
  cooperative: "cooperative_compensation",
  carrier: "carrier_compensation",
  platform: "platform_compensation",
}

function freightPostings(stated: RefundStatement, bearer: CompensationBearer | null): Posting[] {
  const account = bearer === null ? "cooperative_freight" : COMPENSATION_ACCOUNT[bearer]
  return stated.freight.flatMap(({ cooperativeId, amountFen }) => [...post("clearing", -amountFen, { cooperativeId }), ...post(account, amountFen, { cooperativeId })])
}
