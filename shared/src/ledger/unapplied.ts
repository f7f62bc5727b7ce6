import type { Entry, EntryDraft } from "./entry.js"
import { CurrencyMismatch, RefundExceedsRemainder } from "./errors.js"
import type { Movement } from "./movement.js"
import { balanced, post } from "./postings.js"
import { receiptRemainderFen } from "./receipt-remainder.js"

/**
 * Money without an order (LEDGER 12): Dr clearing, Cr unapplied receipts. Never sales; applied by `applicationEntry` or
 * given back by `unappliedRefundEntry`. `orderId` names the order it was meant for where one is known (cancelled, paid twice).
 */
export function unappliedEntry(capture: Movement, orderId: string | null): EntryDraft {
  const { provider, objectId, medusaId, amountFen, currency, occurredAtMs } = capture
  return balanced({
    kind: "unapplied_receipt",
    source: { provider, kind: "payment", objectId, medusaId },
    orderId,
    currency,
    amountFen,
    occurredAtMs,
    relatesTo: null,
    correction: null,
    snapshot: null,
    refund: null,
    postings: [...post("clearing", amountFen), ...post("unapplied_receipts", -amountFen)],
  })
}

/**
 * Such money given back, in whole or in part: Dr unapplied receipts, Cr clearing. `earlier` are the later entries of
 * the same money: refunds, an application, reversals. Throws ReceiptUnavailable, RefundExceedsRemainder, CurrencyMismatch.
 */
export function unappliedRefundEntry(refund: Movement, receipt: Entry, earlier: readonly Entry[]): EntryDraft {
  const { provider, objectId, medusaId, amountFen, currency, occurredAtMs } = refund
  if (currency !== receipt.currency) throw new CurrencyMismatch(objectId, receipt.currency, currency)
  const remaining = receiptRemainderFen(receipt, earlier)
  if (amountFen > remaining) throw new RefundExceedsRemainder(receipt.source.objectId, "fen", remaining, amountFen)
  return balanced({
    kind: "unapplied_refund",
    source: { provider, kind: "refund", objectId, medusaId },
    orderId: receipt.orderId,
    currency,
    amountFen,
    occurredAtMs,
    relatesTo: receipt.sequence,
    correction: null,
    snapshot: null,
    refund: null,
    postings: [...post("unapplied_receipts", amountFen), ...post("clearing", -amountFen)],
  })
}
