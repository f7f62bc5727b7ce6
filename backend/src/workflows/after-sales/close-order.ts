import type { IOrderModuleService, IWorkflowEngineService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"
import { readGraph } from "../checkout/read-graph"
import { alone } from "../payment/lock"
import { yuan, yuanOf } from "../payment/yuan"

/** Of core-flows 2.21.2, which registers it and does not export it; what stock cancellation runs too. */
const CREDIT_LINES = "create-order-refund-credit-lines"

const row = z.object({
  status: z.string(),
  summary: z.object({ pending_difference: yuan }),
  payment_collections: z.array(z.object({ payments: z.array(z.object({ captures: z.array(z.object({ amount: yuan })).nullish(), refunds: z.array(z.object({ amount: yuan })).nullish() })).nullish() }).nullish()).nullish(),
})
const FIELDS = ["id", "status", "summary", "payment_collections.payments.captures.amount", "payment_collections.payments.refunds.amount"]

/**
 * Cancels a paid order in Medusa without moving money. What its buyer has not got back yet is owed by the order from then on:
 * Medusa refuses to change a cancelled order, and a refund may come later or have to be made twice. Idempotent; alone with
 * whatever settles the payment.
 */
export function closeOrder(container: MedusaContainer, { orderId, paymentObjectId }: { orderId: string; paymentObjectId: string }): Promise<void> {
  return alone(container, `settle:${paymentObjectId}`, async () => {
    const [order] = await readGraph(container, row, { entity: "order", fields: FIELDS, filters: { id: orderId } })
    if (!order || order.status === "canceled") return
    const payments = (order.payment_collections ?? []).flatMap((collection) => collection?.payments ?? [])
    const keptFen = total(payments.flatMap((payment) => payment.captures ?? [])) - total(payments.flatMap((payment) => payment.refunds ?? []))
    const unownedFen = keptFen + order.summary.pending_difference
    if (unownedFen > 0n) await container.resolve<IWorkflowEngineService>(Modules.WORKFLOW_ENGINE).run(CREDIT_LINES, { input: { order_id: orderId, amount: yuanOf(unownedFen) } })
    await container.resolve<IOrderModuleService>(Modules.ORDER).cancel(orderId)
  })
}

const total = (parts: readonly { amount: bigint }[]): bigint => parts.reduce((sum, { amount }) => sum + amount, 0n)
