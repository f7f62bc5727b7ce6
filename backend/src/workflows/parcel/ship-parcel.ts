import { createOrderFulfillmentWorkflow, createOrderShipmentWorkflow } from "@medusajs/core-flows"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { CooperativeParcel, shipRequest } from "@qianhang/shared/contracts"
import type { z } from "zod"
import { readOptionOwners, readOrder, type OrderRow } from "../order/order-rows"
import { BENEFIT_MODULE, type BenefitService } from "../../modules/benefit"
import { finishOpenReductions } from "../after-sales/finish-parcels"
import { alone } from "../payment/lock"
import { aloneWithParcels } from "./alone-with-parcels"
import { readParcel } from "./cooperative-parcels"

export type Shipment = z.output<typeof shipRequest> & { cooperativeId: string; orderId: string; memberId: string }
type Item = { id: string; quantity: number }

/** Why a parcel cannot be shipped now; an expected answer, no failure. */
export type ShipOutcome = { shipped: CooperativeParcel } | { refused: "unknown" | "unpaid" | "already_shipped" | "not_shippable" }

const refusals: Record<Exclude<CooperativeParcel["state"], "to_ship">, "unpaid" | "already_shipped" | "not_shippable"> = {
  awaiting_payment: "unpaid", shipped: "already_shipped", signed: "already_shipped", cancelled: "not_shippable", refunded: "not_shippable",
}

/** What is left to send: own lines that were not given back whole, each less the units that left the parcel. */
const itemsOf = (parcel: CooperativeParcel): Item[] =>
  parcel.lines.filter((line) => BigInt(line.refunded_fen) < BigInt(line.total_fen) || line.total_fen === "0").map((line) => ({ id: line.line_id, quantity: line.quantity - line.reduced_by })).filter((item) => item.quantity > 0)

async function ownOption(container: MedusaContainer, order: OrderRow, cooperativeId: string): Promise<string | undefined> {
  const options = (order.shipping_methods ?? []).flatMap((method) => method.shipping_option_id ?? [])
  const owners = await readOptionOwners(container, options)
  return options.find((option) => owners.get(option) === cooperativeId)
}

/** A packed fulfilment of these lines that was never sent: a former attempt broke off between packing and sending. */
const packedBefore = (order: OrderRow, items: readonly Item[]): string | undefined => {
  const ids = new Set(items.map((item) => item.id))
  return order.fulfillments?.find((one) => one && !one.canceled_at && !one.shipped_at && one.items?.some((item) => ids.has(item.line_item_id ?? "")))?.id
}

async function pack(container: MedusaContainer, shipment: Shipment, order: OrderRow, items: Item[]): Promise<string> {
  const { result } = await createOrderFulfillmentWorkflow(container).run({
    input: { order_id: order.id, items, shipping_option_id: await ownOption(container, order, shipment.cooperativeId), created_by: shipment.memberId, no_notification: true, metadata: { carrier: shipment.carrier } },
  })
  return result.id
}

async function packAndSend(container: MedusaContainer, shipment: Shipment, order: OrderRow, items: Item[]): Promise<void> {
  const fulfilmentId = packedBefore(order, items) ?? (await pack(container, shipment, order, items))
  await createOrderShipmentWorkflow(container).run({
    input: { order_id: order.id, fulfillment_id: fulfilmentId, items, labels: [{ tracking_number: shipment.tracking_number, tracking_url: "", label_url: "" }], created_by: shipment.memberId, no_notification: true },
  })
}

/** Medusa ships nothing while a refund's credit line is being written, whoever refunds: both take the lock of the order's payment. */
async function aloneWithPayment(container: MedusaContainer, orderId: string, work: () => Promise<void>): Promise<void> {
  const figures = await container.resolve<BenefitService>(BENEFIT_MODULE).refunds.of(orderId)
  return figures ? alone(container, `settle:${figures.payment.objectId}`, work) : work()
}

async function shipAlone(container: MedusaContainer, shipment: Shipment): Promise<ShipOutcome> {
  const { cooperativeId, orderId } = shipment
  await finishOpenReductions(container, orderId)
  const [parcel, order] = await Promise.all([readParcel(container, cooperativeId, orderId), readOrder(container, orderId)])
  if (!parcel || !order) return { refused: "unknown" }
  if (parcel.state !== "to_ship") return { refused: refusals[parcel.state] }
  await aloneWithPayment(container, orderId, () => packAndSend(container, shipment, order, itemsOf(parcel)))
  container.resolve(ContainerRegistrationKeys.LOGGER).info(`Parcel of ${cooperativeId} in ${orderId} shipped with ${shipment.carrier}`)
  const sent = await readParcel(container, cooperativeId, orderId)
  return sent ? { shipped: sent } : { refused: "unknown" }
}

/**
 * Packs and sends a cooperative's own lines of an order as one Medusa fulfilment. One attempt at a time per parcel, so a double click ships
 * once, and units that a refund takes out at the same time are either taken out before or sent.
 */
export const shipParcel = (container: MedusaContainer, shipment: Shipment): Promise<ShipOutcome> =>
  aloneWithParcels(container, shipment.orderId, [shipment.cooperativeId], () => shipAlone(container, shipment))
