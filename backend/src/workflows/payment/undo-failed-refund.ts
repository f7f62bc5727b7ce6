import type { IOrderModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { type BenefitService, BENEFIT_MODULE } from "../../modules/benefit"
import { PROVIDER_NAME, type ProviderRefund } from "../../providers/stripe/provider-journal"
import type { MedusaRefund } from "./payment-facts"
import { requestOfRow } from "./refund-plan"

/** What Medusa's payment module can do with its refund rows beyond its published interface. */
interface RefundRows {
  deleteRefunds(ids: string[]): Promise<void>
}

/**
 * A refund the provider took back: reversed in the ledger if it was posted, its request ended if it was not, then removed from Medusa's rows, so that the buyer's money
 * counts as still here. The row goes last: while it is there, a repeated call finishes what a crash cut off. `row` is missing where the
 * money has no order, or where the refund failed before Medusa heard of it.
 */
export async function undoFailedRefund(container: MedusaContainer, orderId: string | null, refund: ProviderRefund, row: MedusaRefund | undefined): Promise<void> {
  const benefit = container.resolve<BenefitService>(BENEFIT_MODULE)
  const entries = await benefit.entriesBySource(refund.id)
  const posted = entries.some((entry) => entry.source.kind === "refund") && !entries.some((entry) => entry.kind === "reversal")
  if (posted) await benefit.reverseRefund({ provider: PROVIDER_NAME, objectId: refund.id, actor: PROVIDER_NAME, reasonCode: "refund_failed", occurredAt: new Date() })
  const requestId = refund.requestId ?? requestOfRow(row)
  if (requestId !== null) await benefit.refunds.fail(requestId)
  if (!row) return
  if (orderId) await removeTransactions(container, orderId, row.id)
  await container.resolve<RefundRows>(Modules.PAYMENT).deleteRefunds([row.id])
}

async function removeTransactions(container: MedusaContainer, orderId: string, refundId: string): Promise<void> {
  const orders = container.resolve<IOrderModuleService>(Modules.ORDER)
  const filed = await orders.listOrderTransactions({ order_id: orderId, reference: "refund", reference_id: refundId })
  if (filed.length > 0) await orders.deleteOrderTransactions(filed.map((transaction) => transaction.id))
}
