import { refundEntry, reversalEntry, unappliedRefundEntry, undoneSequences, type Correction, type Entry, type EntryDraft, type Refund } from "@qianhang/shared/ledger"
import type { RecordRefundInput } from "../door"
import type { Append } from "./append"
import { EntryUnknown, PaymentNotRecorded } from "./errors"
import type { OpenJournal } from "./open-journal"
import { movementOf } from "./record-payment"
import { sha256 } from "./sha256"

/** A refund the provider says succeeded, of a sale or of money without an order. */
export function refundAppend(input: RecordRefundInput): Append {
  const refund: Refund = { ...movementOf(input), reason: input.reason, bearer: input.reason === "compensation" ? input.bearer : null, lines: input.lines, freight: input.lines === null ? [] : input.freight }
  return {
    key: { provider: input.provider, kind: "refund", objectId: input.objectId },
    amountFen: input.amountFen,
    currency: input.currency,
    draft: async (journal) => draftRefund(journal, refund, input.paymentObjectId),
  }
}

/** Undoes a refund that failed at the provider after it was posted, or corrects an entry (LEDGER 6, 10). */
export function reversalAppend(original: Entry, order: { correction: Correction; occurredAt: Date }): Append {
  const { provider, kind, objectId } = original.source
  return {
    key: { provider, kind: "reversal", objectId: `${kind}:${objectId}` },
    amountFen: original.amountFen,
    currency: original.currency,
    draft: async (journal) => {
      const stored = await journal.bySource({ provider, kind, objectId })
      if (!stored) throw new EntryUnknown(objectId)
      const related = stored.orderId === null ? [stored, ...(await journal.relatedTo(stored.sequence))] : await journal.ofOrder(stored.orderId)
      return reversalEntry(stored, { correction: order.correction, occurredAtMs: order.occurredAt.getTime() }, related, sha256)
    },
  }
}

async function draftRefund(journal: OpenJournal, refund: Refund, paymentObjectId: string): Promise<EntryDraft> {
  const payment = await journal.bySource({ provider: refund.provider, kind: "payment", objectId: paymentObjectId })
  if (!payment) throw new PaymentNotRecorded(paymentObjectId)
  if (payment.kind === "sale") return refundOfSale(journal, refund, payment)
  const related = await journal.relatedTo(payment.sequence)
  const undone = undoneSequences(related)
  const applied = related.find((entry) => entry.kind === "sale" && !undone.has(entry.sequence))
  return applied ? refundOfSale(journal, refund, applied) : unappliedRefundEntry(refund, payment, related)
}

async function refundOfSale(journal: OpenJournal, refund: Refund, sale: Entry): Promise<EntryDraft> {
  const entries = sale.orderId === null ? [] : await journal.ofOrder(sale.orderId)
  return refundEntry(refund, { sale, later: entries.filter((entry) => entry.sequence > sale.sequence) }, sha256)
}
