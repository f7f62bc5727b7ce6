import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { CooperativeParcel } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, takenOutOf, type BenefitService } from "../../modules/benefit"
import { viewOf } from "../order/order-overview"
import { readOptionOwners, readOrders, type OrderRow } from "../order/order-rows"
import { benefitOfLines } from "./benefit-of-lines"
import { recipientOf } from "./recipient"

/** As many parcels as a workbench lists at once, newest first. */
const MOST = 200

const OWN_ORDERS = `
  select o.id from "order" o
  where o.deleted_at is null and exists (
    select 1 from order_item i
    join order_line_item li on li.id = i.item_id
    join cooperative_cooperative_product_product l on l.product_id = li.product_id and l.deleted_at is null
    where i.order_id = o.id and i.deleted_at is null and l.cooperative_id = ?)
  and (?::text is null or o.id = ?)
  order by o.created_at desc limit ${MOST}`

async function ownOrderIds(container: MedusaContainer, cooperativeId: string, orderId: string | null): Promise<string[]> {
  const { rows } = await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw<{ rows: { id: string }[] }>(OWN_ORDERS, [cooperativeId, orderId, orderId])
  return rows.map((row) => row.id)
}

function paidAt(order: OrderRow): string | null {
  const times = (order.payment_collections ?? []).flatMap((collection) => collection?.payments ?? []).flatMap((payment) => payment.captured_at ?? [])
  return times.length > 0 ? new Date(Math.min(...times.map((time) => time.getTime()))).toISOString() : null
}

async function parcelOf(container: MedusaContainer, order: OrderRow, owners: ReadonlyMap<string, string>, { cooperativeId, cancelled, takenOut }: { cooperativeId: string; cancelled: boolean; takenOut: ReadonlyMap<string, number> }): Promise<CooperativeParcel[]> {
  const view = viewOf(order, owners, { cancelled: new Set(cancelled ? [cooperativeId] : []), takenOut })
  const parcel = view.parcels.find((one) => one.cooperative.id === cooperativeId)
  if (!parcel) return []
  const benefitFen = await benefitOfLines(container, order.id, parcel.lines.map((line) => line.line_id))
  return [{
    ...parcel, order_id: order.id, display_id: order.display_id, placed_at: view.placed_at, paid_at: paidAt(order),
    recipient: recipientOf(order.shipping_address, parcel.state), benefit_fen: benefitFen.toString(),
  }]
}

async function parcelsOf(container: MedusaContainer, orderIds: string[], cooperativeId: string): Promise<CooperativeParcel[]> {
  const orders = await readOrders(container, orderIds)
  const options = [...new Set(orders.flatMap((order) => order.shipping_methods ?? []).flatMap((method) => method.shipping_option_id ?? []))]
  const benefit = container.resolve<BenefitService>(BENEFIT_MODULE)
  const [owners, cancellations, reductions] = await Promise.all([readOptionOwners(container, options), benefit.cancellations.of(orderIds), benefit.reductions.of(orderIds)])
  const takenOut = takenOutOf(reductions)
  const cancelled = new Set(cancellations.filter((one) => one.cooperativeId === cooperativeId).map((one) => one.orderId))
  return (await Promise.all(orders.map((order) => parcelOf(container, order, owners, { cooperativeId, cancelled: cancelled.has(order.id), takenOut })))).flat()
}

/** The cooperative's parcels: of every order only its own lines, its own freight and its own shipments. */
export async function listParcels(container: MedusaContainer, cooperativeId: string, state?: CooperativeParcel["state"]): Promise<CooperativeParcel[]> {
  const parcels = await parcelsOf(container, await ownOrderIds(container, cooperativeId, null), cooperativeId)
  return state ? parcels.filter((parcel) => parcel.state === state) : parcels
}

/** One own parcel, or null for an order that is unknown or holds nothing of this cooperative. */
export async function readParcel(container: MedusaContainer, cooperativeId: string, orderId: string): Promise<CooperativeParcel | null> {
  const [parcel] = await parcelsOf(container, await ownOrderIds(container, cooperativeId, orderId), cooperativeId)
  return parcel ?? null
}
