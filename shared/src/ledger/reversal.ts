import type { Posting } from "./account.js"
import type { Correction, Entry, EntryDraft, EntrySource, RefundRecord } from "./entry.js"
import { ReversalUnlawful } from "./errors.js"
import type { Hash } from "./hash.js"
import { balanced } from "./postings.js"
import { type LineEffect, returnEffect } from "./refund.js"
import { type LineRemainder, remainderOf } from "./sale-history.js"
import { undoneSequences } from "./undone.js"

/** Who undoes an entry and why (LEDGER 10), and when, in milliseconds since 1970 UTC. */
export interface ReversalOrder { readonly correction: Correction; readonly occurredAtMs: number }

/**
 * The entry that undoes an earlier one, which stays. A sale's or a receipt's postings are negated, and only while nothing
 * stands on it. A refund's money is taken out of the cumulative sum, so the books stand as if it had never been, whatever
 * was refunded since. `related` are all entries of the order: the sale, the undone entry and everything later.
 * Throws ReversalUnlawful.
 */
export function reversalEntry(original: Entry, order: ReversalOrder, related: readonly Entry[], hash: Hash): EntryDraft {
  const { sequence, kind, source, orderId, currency, amountFen } = original
  if (kind === "reversal") throw new ReversalUnlawful(sequence, "an entry that is not itself a reversal")
  const undone = undoneSequences(related)
  if (undone.has(sequence)) throw new ReversalUnlawful(sequence, "an entry not yet reversed")
  if (related.some((entry) => entry.relatesTo === sequence && entry.kind !== "reversal" && !undone.has(entry.sequence))) {
    throw new ReversalUnlawful(sequence, "an entry nothing stands on")
  }
  const { refund, postings } = original.refund === null ? { refund: null, postings: original.postings.map(negated) } : undoneRefund(original, original.refund, related, hash)
  return balanced({
    kind: "reversal",
    source: reversalSource(source),
    orderId,
    currency,
    amountFen,
    occurredAtMs: order.occurredAtMs,
    relatesTo: sequence,
    correction: order.correction,
    snapshot: original.snapshot,
    refund,
    postings,
  })
}

/** The key of a reversal: its original's provider and object, told apart by kind, so one entry is undone once. */
function reversalSource({ provider, kind, objectId, medusaId }: EntrySource): EntrySource {
  return { provider, kind: "reversal", objectId: `${kind}:${objectId}`, medusaId }
}

function undoneRefund(original: Entry, refund: RefundRecord, related: readonly Entry[], hash: Hash): { refund: RefundRecord; postings: Posting[] } {
  const sale = related.find((entry) => entry.sequence === refund.saleSequence)
  if (sale === undefined) throw new ReversalUnlawful(original.sequence, `the sale ${refund.saleSequence} among the related entries`)
  const remainder = remainderOf({ sale, later: related })
  const goods = refund.lines.map((line): LineEffect => {
    if (refund.bearer !== null) return { refunded: { ...line, cashFen: -line.cashFen }, postings: original.postings.filter((posting) => posting.lineId === line.lineId).map(negated) }
    const left = remainder.lines.get(line.lineId) as LineRemainder
    return returnEffect(left, { amountFen: -line.cashFen, quantity: 0 - line.quantity }, hash)
  })
  const freight = refund.freight.map(({ cooperativeId, amountFen }) => ({ cooperativeId, amountFen: -amountFen }))
  const freightPostings = original.postings.filter((posting) => posting.lineId === null).map(negated)
  return { refund: { ...refund, lines: goods.map((effect) => effect.refunded), freight }, postings: [...goods.flatMap((effect) => effect.postings), ...freightPostings] }
}

const negated = (posting: Posting): Posting => ({ ...posting, amountFen: -posting.amountFen })
