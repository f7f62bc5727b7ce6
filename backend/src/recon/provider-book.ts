import type { ProviderJournal } from "../providers/stripe/provider-journal"
import type { ProviderBook } from "./books"

/** Reads every succeeded payment and every refund the provider knows of. */
export async function readProviderBook(journal: Pick<ProviderJournal, "succeededPayments" | "refunds">): Promise<ProviderBook> {
  const everything = new Date(0)
  const payments: ProviderBook["payments"] = new Map()
  for await (const payment of journal.succeededPayments(everything)) payments.set(payment.id, { capturedFen: payment.amountFen, refundedFen: 0n, pendingRefundsFen: 0n })
  for await (const refund of journal.refunds(everything)) {
    const payment = payments.get(refund.paymentId) ?? { capturedFen: 0n, refundedFen: 0n, pendingRefundsFen: 0n }
    if (refund.state === "succeeded") payment.refundedFen += refund.amountFen
    if (refund.state === "pending") payment.pendingRefundsFen += refund.amountFen
    payments.set(refund.paymentId, payment)
  }
  return { payments }
}
