import type { MedusaContainer } from "@medusajs/framework/types"
import { cancelOrderFulfillmentWorkflow, deleteReservationsByLineItemsWorkflow } from "@medusajs/medusa/core-flows"
import { BENEFIT_MODULE, type BenefitService } from "../../modules/benefit"
import type { ProviderJournal } from "../../providers/stripe/provider-journal"
import { viewOf } from "../order/order-overview"
import { type OrderRow, readOrder } from "../order/order-rows"
import { alone } from "../payment/lock"
import { closeOrder } from "./close-order"
import { makeRefund } from "./make-refund"

/**
 * Carries out what was decided about an order's parcels: packed goods are unpacked, reservations end, the money is sent
 * back, and an order of which nothing remains is cancelled. Every step may be repeated, so that a crash anywhere is made
 * up for by the next call (reconcile). Medusa's own cancellation is not used: it would refund a second time.
 */
export async function finishCancellation(container: MedusaContainer, orderId: string, journal?: ProviderJournal): Promise<void> {
  await alone(container, `cancellation:${orderId}`, async () => {
    const { cancellations, refunds } = container.resolve<BenefitService>(BENEFIT_MODULE)
    const [made, order, figures] = await Promise.all([cancellations.of([orderId]), readOrder(container, orderId), refunds.of(orderId)])
    const open = made.filter((one) => !one.ended)
    if (!order || !figures || open.length === 0) return
    const { parcels } = viewOf(order, new Map())
    const lineIds = parcels.filter((parcel) => open.some((one) => one.cooperativeId === parcel.cooperative.id)).flatMap((parcel) => parcel.lines.map((line) => line.line_id))
    await unpack(container, order, new Set(lineIds))
    if (lineIds.length > 0) await deleteReservationsByLineItemsWorkflow(container).run({ input: { ids: lineIds } })
    if (parcels.every((parcel) => made.some((one) => one.cooperativeId === parcel.cooperative.id))) await closeOrder(container, { orderId, paymentObjectId: figures.payment.objectId })
    await cancellations.end(open.map((one) => one.id))
    for (const requestId of new Set(open.flatMap((one) => one.refundRequestId ?? []))) await makeRefund(container, requestId, journal)
  })
}

/** Goods packed and never sent: a shipping that broke off half-way. They lie on the shelf again. */
async function unpack(container: MedusaContainer, order: OrderRow, lineIds: ReadonlySet<string>): Promise<void> {
  const packed = (order.fulfillments ?? []).filter((one) => one && !one.canceled_at && !one.shipped_at && one.items?.some((item) => lineIds.has(item.line_item_id ?? "")))
  for (const fulfilment of packed) if (fulfilment) await cancelOrderFulfillmentWorkflow(container).run({ input: { order_id: order.id, fulfillment_id: fulfilment.id, no_notification: true } })
}
