import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { shanghaiDay } from "@qianhang/shared/ledger"
import { BENEFIT_MODULE, type BenefitService } from "../../modules/benefit"
import { viewOf } from "../order/order-overview"
import { readOptionOwners, readOrders } from "../order/order-rows"
import { signParcel } from "./sign-parcel"

const DAY_MS = 86_400_000
const ORDERS_AT_ONCE = 100

const SENT_AND_OPEN = `
  select distinct of.order_id from fulfillment f join order_fulfillment of on of.fulfillment_id = f.id and of.deleted_at is null
  where f.deleted_at is null and f.shipped_at is not null and f.delivered_at is null and f.canceled_at is null order by 1`

/**
 * Signs every parcel that was shipped so many days ago and nobody signed (LEDGER 21), and makes up for marks that a crash
 * left out. One parcel that cannot be signed does not stop the others. @returns how many were signed
 */
export async function signAfterShipping(container: MedusaContainer, now = new Date()): Promise<number> {
  const { signings } = container.resolve<BenefitService>(BENEFIT_MODULE).handover
  const { signAfterDays } = await signings.termsOn(shanghaiDay(now.getTime()))
  const { rows } = await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw<{ rows: { order_id: string }[] }>(SENT_AND_OPEN)
  let signed = 0
  for (let at = 0; at < rows.length; at += ORDERS_AT_ONCE) {
    const orderIds = rows.slice(at, at + ORDERS_AT_ONCE).map((row) => row.order_id)
    const known = new Set((await signings.of(orderIds)).map((signing) => `${signing.orderId}/${signing.cooperativeId}`))
    for (const { orderId, cooperativeId, dueAt } of await sentParcels(container, orderIds, signAfterDays)) {
      if (dueAt > now && !known.has(`${orderId}/${cooperativeId}`)) continue
      signed += (await signOne(container, { orderId, cooperativeId, source: "days_after_shipping", signedAt: dueAt, actor: "job:sign-shipped-parcels" }, now)) ? 1 : 0
    }
  }
  return signed
}

async function sentParcels(container: MedusaContainer, orderIds: string[], days: number): Promise<{ orderId: string; cooperativeId: string; dueAt: Date }[]> {
  const orders = await readOrders(container, orderIds)
  const owners = await readOptionOwners(container, [...new Set(orders.flatMap((order) => order.shipping_methods ?? []).flatMap((method) => method.shipping_option_id ?? []))])
  return orders.flatMap((order) => viewOf(order, owners).parcels.filter((parcel) => parcel.state === "shipped").map((parcel) => ({
    orderId: order.id, cooperativeId: parcel.cooperative.id, dueAt: new Date(Math.max(...parcel.shipments.map((shipment) => Date.parse(shipment.shipped_at))) + days * DAY_MS),
  })))
}

async function signOne(container: MedusaContainer, asked: Parameters<typeof signParcel>[1], now: Date): Promise<boolean> {
  try {
    return "signed" in (await signParcel(container, asked, now))
  } catch (error) {
    container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).error(`the parcel of ${asked.cooperativeId} in ${asked.orderId} could not be signed`, error instanceof Error ? error : new Error(String(error)))
    return false
  }
}
