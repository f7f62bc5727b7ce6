import type { IOrderModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { isCutOff } from "./cut-off"
import { fenOf, yuanOf } from "./yuan"
import type { MedusaPayment } from "./payment-facts"

/** A completion that captured by itself writes the order's transaction within this. */
const UNDER_WAY_MS = 20_000

/**
 * A crash can fall between a payment's row and the order's transaction of it; then the order would look unpaid for ever. Adds what is
 * missing, once. @returns false while the capture is so young that a completion may still be writing it: then it would stand there twice
 */
export async function mendCaptureTransactions(container: MedusaContainer, orderId: string, payment: MedusaPayment): Promise<boolean> {
  const orders = container.resolve<IOrderModuleService>(Modules.ORDER)
  const known = await orders.listOrderTransactions({ order_id: orderId })
  const missing = (payment.captures ?? []).filter((capture) => !known.some((t) => t.reference === "capture" && t.reference_id === capture.id))
  if (missing.length > 0 && payment.captured_at && !isCutOff(payment.captured_at, { takesAtMostMs: UNDER_WAY_MS })) return false
  for (const capture of missing) await orders.addOrderTransactions({ order_id: orderId, amount: yuanOf(capture.amount), currency_code: "cny", reference: "capture", reference_id: capture.id })
  return true
}

/** The same for refunds. Stock cancellation files its refunds under the payment's id, so the sums decide, not the ids. */
export async function mendRefundTransactions(container: MedusaContainer, orderId: string, payment: MedusaPayment): Promise<void> {
  const orders = container.resolve<IOrderModuleService>(Modules.ORDER)
  const refunds = payment.refunds ?? []
  const ours = new Set([payment.id, ...refunds.map((refund) => refund.id)])
  const filed = (await orders.listOrderTransactions({ order_id: orderId })).filter((t) => t.reference === "refund" && ours.has(t.reference_id ?? ""))
  const missing = refunds.reduce((sum, refund) => sum + refund.amount, 0n) + filed.reduce((sum, t) => sum + fenOf(t.amount), 0n)
  const last = refunds.filter((refund) => !filed.some((t) => t.reference_id === refund.id)).at(-1)
  if (missing > 0n && last) await orders.addOrderTransactions({ order_id: orderId, amount: yuanOf(-missing), currency_code: "cny", reference: "refund", reference_id: last.id })
}
