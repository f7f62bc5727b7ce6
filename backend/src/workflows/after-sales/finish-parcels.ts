import type { IInventoryService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { cancelOrderFulfillmentWorkflow, deleteReservationsByLineItemsWorkflow, deleteReservationsWorkflow, updateReservationsWorkflow } from "@medusajs/medusa/core-flows"
import { BENEFIT_MODULE, takenOutOf, type BenefitService } from "../../modules/benefit"
import type { ProviderJournal } from "../../providers/stripe/provider-journal"
import { isEmptied, viewOf } from "../order/order-overview"
import { type OrderRow, readOrder } from "../order/order-rows"
import { alone } from "../payment/lock"
import { closeOrder } from "./close-order"
import { makeRefund } from "./make-refund"
import { shelvesOf } from "./shelves-of"

type Line = ReturnType<typeof viewOf>["parcels"][number]["lines"][number]

/**
 * Carries out what was decided about an order's parcels, cancelled or reduced by units that were refunded: packed goods are
 * unpacked, reservations end or shrink, the money of a cancellation is sent back, and an order of which nothing remains is
 * cancelled. Every step may be repeated, so that a crash anywhere is made up for by the next call (reconcile). Medusa's own
 * cancellation is not used: it would refund a second time.
 */
export async function finishParcels(container: MedusaContainer, orderId: string, journal?: ProviderJournal): Promise<void> {
  await alone(container, `cancellation:${orderId}`, async () => {
    const { cancellations, reductions, refunds } = container.resolve<BenefitService>(BENEFIT_MODULE)
    const [cancelled, reduced, order, figures] = await Promise.all([cancellations.of([orderId]), reductions.of([orderId]), readOrder(container, orderId), refunds.of(orderId)])
    const open = { cancelled: cancelled.filter((one) => !one.ended), reduced: reduced.filter((one) => !one.ended) }
    if (!order || !figures || open.cancelled.length + open.reduced.length === 0) return
    const { parcels } = viewOf(order, new Map(), { takenOut: takenOutOf(reduced) })
    const isCancelled = (cooperativeId: string) => cancelled.some((one) => one.cooperativeId === cooperativeId)
    const gone = parcels.filter((parcel) => open.cancelled.some((one) => one.cooperativeId === parcel.cooperative.id)).flatMap((parcel) => parcel.lines)
    const shrunk = parcels.filter((parcel) => !isCancelled(parcel.cooperative.id)).flatMap((parcel) => parcel.lines).filter((line) => open.reduced.some((one) => one.lines.some(({ lineId }) => lineId === line.line_id)))
    await unpack(container, order, new Set([...gone, ...shrunk].map((line) => line.line_id)))
    if (gone.length > 0) await deleteReservationsByLineItemsWorkflow(container).run({ input: { ids: gone.map((line) => line.line_id) } })
    if (shrunk.length > 0) await shrinkReservations(container, orderId, shrunk)
    if (parcels.every((parcel) => isCancelled(parcel.cooperative.id) || isEmptied(parcel))) await closeOrder(container, { orderId, paymentObjectId: figures.payment.objectId })
    await cancellations.end(open.cancelled.map((one) => one.id))
    await reductions.end(open.reduced.map((one) => one.id))
    for (const requestId of new Set(open.cancelled.flatMap((one) => one.refundRequestId ?? []))) await makeRefund(container, requestId, journal)
  })
}

/** Before goods leave: units whose refund was decided are out of the parcel, whoever died in between. */
export async function finishOpenReductions(container: MedusaContainer, orderId: string): Promise<void> {
  const reductions = await container.resolve<BenefitService>(BENEFIT_MODULE).reductions.of([orderId])
  if (reductions.some((one) => !one.ended)) await finishParcels(container, orderId)
}

/** Goods packed and never sent: a shipping that broke off half-way. They lie on the shelf again. */
async function unpack(container: MedusaContainer, order: OrderRow, lineIds: ReadonlySet<string>): Promise<void> {
  const packed = (order.fulfillments ?? []).filter((one) => one && !one.canceled_at && !one.shipped_at && one.items?.some((item) => lineIds.has(item.line_item_id ?? "")))
  for (const fulfilment of packed) if (fulfilment) await cancelOrderFulfillmentWorkflow(container).run({ input: { order_id: order.id, fulfillment_id: fulfilment.id, no_notification: true } })
}

/** What stays reserved of lines that nothing was sent of: the units left in the parcel. Set, not subtracted, and never raised. */
async function shrinkReservations(container: MedusaContainer, orderId: string, lines: readonly Line[]): Promise<void> {
  const shelves = await shelvesOf(container, orderId)
  const reserved = await container.resolve<IInventoryService>(Modules.INVENTORY).listReservationItems({ line_item_id: lines.map((line) => line.line_id) }, { take: 1_000 })
  const due = reserved.flatMap(({ id, line_item_id, inventory_item_id, quantity }) => {
    const line = lines.find((one) => one.line_id === line_item_id)
    const shelf = shelves.find((one) => one.lineId === line_item_id && one.inventoryItemId === inventory_item_id)
    if (!line || !shelf) return []
    const left = (line.quantity - line.reduced_by) * shelf.baseUnitsPerUnit
    return left < Number(quantity) ? [{ id, quantity: left }] : []
  })
  const emptied = due.filter((one) => one.quantity === 0).map((one) => one.id)
  if (emptied.length > 0) await deleteReservationsWorkflow(container).run({ input: { ids: emptied } })
  const updates = due.filter((one) => one.quantity > 0)
  if (updates.length > 0) await updateReservationsWorkflow(container).run({ input: { updates } })
}
