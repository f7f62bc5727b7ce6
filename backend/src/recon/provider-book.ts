import type { ProviderJournal } from "../providers/stripe/provider-journal"
import { undisputed, type ProviderBook } from "./books"

/**
 * Reads the succeeded payments of this shop, their refunds and disputes as the provider knows them. An account may serve several
 * shops: a payment counts when it bears this shop's mark, or when one of our own books names it.
 */
export async function readProviderBook(journal: Pick<ProviderJournal, "succeededPayments" | "refunds" | "disputes">, named: ReadonlySet<string>): Promise<ProviderBook> {
  const everything = new Date(0)
  const payments: ProviderBook["payments"] = new Map()
  for await (const payment of journal.succeededPayments(everything)) {
    if (payment.ours || named.has(payment.id)) payments.set(payment.id, { capturedFen: payment.amountFen, refundedFen: 0n, pendingRefundsFen: 0n, ...undisputed })
  }
  for await (const refund of journal.refunds(everything)) {
    const payment = payments.get(refund.paymentId)
    if (!payment) continue
    if (refund.state === "succeeded") payment.refundedFen += refund.amountFen
    if (refund.state === "pending") payment.pendingRefundsFen += refund.amountFen
  }
  for await (const dispute of journal.disputes(everything)) {
    const payment = payments.get(dispute.paymentId)
    if (!payment) continue
    payment.heldFen += dispute.withdrawnFen - dispute.reinstatedFen
    payment.disputeFen += dispute.reinstatedFen - dispute.withdrawnFen - dispute.feeFen
  }
  return { payments }
}
