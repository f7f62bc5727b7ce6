import { RefundExceedsRemainder, refundEntry, reversalEntry, unappliedRefundEntry, undoneSequences, type Correction, type Entry, type EntryDraft, type Refund } from "@qianhang/shared/ledger"
import type { RecordRefundInput } from "../door"
import { endRequest } from "../refunds/refund-request-store"
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
    draft: async (journal) => draftRefund(journal, refund, { provider: input.paymentProvider ?? input.provider, objectId: input.paymentObjectId }),
    ...(input.requestId && { after: async ({ manager }: OpenJournal, { sequence }: Entry) => endRequest(manager, String(input.requestId), { outcome: "posted", sequence }) }),
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

async function draftRefund(journal: OpenJournal, refund: Refund, of: { provider: string; objectId: string }): Promise<EntryDraft> {
  const payment = await journal.bySource({ ...of, kind: "payment" })
  if (!payment) throw new PaymentNotRecorded(of.objectId)
  if (payment.kind === "sale") return refundOfSale(journal, refund, payment)
  const related = await journal.relatedTo(payment.sequence)
  const undone = undoneSequences(related)
  const applied = related.find((entry) => entry.kind === "sale" && !undone.has(entry.sequence))
  return applied ? refundOfSale(journal, refund, applied) : unappliedRefundEntry(refund, payment, related)
}

/** Money that has gone is recorded: where its lines have meanwhile been given back otherwise, unspecified, for staff to reassign (LEDGER 6). */
async function refundOfSale(journal: OpenJournal, refund: Refund, sale: Entry): Promise<EntryDraft> {
  const entries = sale.orderId === null ? [] : await journal.ofOrder(sale.orderId)
  const history = { sale, later: entries.filter((entry) => entry.sequence > sale.sequence) }
  try {
    return refundEntry(refund, history, sha256)
  } catch (error) {
    if (!(error instanceof RefundExceedsRemainder) || refund.lines === null) throw error
    return refundEntry({ ...refund, reason: "unspecified", bearer: null, lines: null, freight: [] }, history, sha256)
  }
}
