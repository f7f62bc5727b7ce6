import { markOrderFulfillmentAsDeliveredWorkflow } from "@medusajs/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { BENEFIT_MODULE, type BenefitService, type GoodsClass, type Signing, type SigningSource } from "../../modules/benefit"
import { readGraph } from "../checkout/read-graph"
import { viewOf } from "../order/order-overview"
import { type OrderRow, readOptionOwners, readOrder } from "../order/order-rows"
import { aloneWithParcels } from "../parcel/alone-with-parcels"

export type SigningAsked = { orderId: string; cooperativeId: string; source: SigningSource; signedAt: Date; actor: string }
/** `too_early`: a parcel is not signed before it was sent, nor in the future. */
export type SigningOutcome = { signed: Signing } | { refused: "unknown" | "wrong_state" | "too_early" }

/**
 * Signs a parcel that was shipped (LEDGER 21) and marks its fulfilments delivered, so that buyer and cooperative see it.
 * The benefit module's row is the truth; asked again after a crash in between, the marks are made up for.
 */
export const signParcel = (container: MedusaContainer, asked: SigningAsked, now = new Date()): Promise<SigningOutcome> =>
  aloneWithParcels(container, asked.orderId, [asked.cooperativeId], () => signAlone(container, asked, now))

async function signAlone(container: MedusaContainer, asked: SigningAsked, now: Date): Promise<SigningOutcome> {
  const order = await readOrder(container, asked.orderId)
  const parcel = order && (await parcelsOf(container, order)).find((one) => one.cooperative.id === asked.cooperativeId)
  if (!order || !parcel) return { refused: "unknown" }
  const { signings } = container.resolve<BenefitService>(BENEFIT_MODULE).handover
  const before = (await signings.of([order.id])).find((signing) => signing.cooperativeId === asked.cooperativeId)
  if (!before && parcel.state !== "shipped") return { refused: "wrong_state" }
  const shippedAt = Math.max(...parcel.shipments.map((shipment) => Date.parse(shipment.shipped_at)), 0)
  if (!before && (asked.signedAt.getTime() < shippedAt || asked.signedAt > now)) return { refused: "too_early" }
  const lineIds = parcel.lines.map((line) => line.line_id)
  const signed = before ?? (await signings.sign({ orderId: order.id, cooperativeId: asked.cooperativeId, source: asked.source, signedAtMs: asked.signedAt.getTime(), actor: asked.actor, lines: await classesOf(container, parcel.lines) }))
  for (const fulfillmentId of undelivered(order, new Set(lineIds))) await markOrderFulfillmentAsDeliveredWorkflow(container).run({ input: { orderId: order.id, fulfillmentId } })
  return { signed }
}

async function parcelsOf(container: MedusaContainer, order: OrderRow) {
  const owners = await readOptionOwners(container, (order.shipping_methods ?? []).flatMap((method) => method.shipping_option_id ?? []))
  return viewOf(order, owners).parcels
}

function undelivered(order: OrderRow, lineIds: ReadonlySet<string>): string[] {
  return (order.fulfillments ?? []).flatMap((one) => (one?.shipped_at && !one.delivered_at && !one.canceled_at && one.items?.some((item) => lineIds.has(item.line_item_id ?? "")) ? [one.id] : []))
}

const productRow = z.object({ id: z.string(), metadata: z.record(z.string(), z.unknown()).nullish() })

/** The goods class of each line on the day of signing; goods that are unknown by now count as ordinary, the longest window. */
async function classesOf(container: MedusaContainer, lines: readonly { line_id: string; product_id: string }[]): Promise<{ lineId: string; goodsClass: GoodsClass }[]> {
  const products = await readGraph(container, productRow, { entity: "product", fields: ["id", "metadata"], filters: { id: [...new Set(lines.map((line) => line.product_id))] } })
  const classes = new Map(products.map(({ id, metadata }) => [id, metadata?.["made_to_order"] === true ? "made_to_order" : metadata?.["perishable"] === true ? "fresh" : "ordinary"] as const))
  return lines.map((line) => ({ lineId: line.line_id, goodsClass: classes.get(line.product_id) ?? "ordinary" }))
}
