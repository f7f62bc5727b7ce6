import type { MedusaContainer } from "@medusajs/framework/types"
import type { OrderOverview } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, takenOutOf, type BenefitService, type RefundRequest } from "../../modules/benefit"
import { countyOf } from "@qianhang/shared/regions"
import { thumbnailUrl } from "../checkout/thumbnail-url"
import { refundNote, requestOfRow } from "../payment/refund-plan"
import { payBefore } from "./hold"
import { maskedAddress } from "./masked-address"
import { type OrderRow, readOptionOwners, readOrder } from "./order-rows"
import { orderStateOf, parcelStateOf } from "./order-state"

type Parcel = OrderOverview["parcels"][number]

/** An order as its buyer sees it: parcels are views, one per cooperative. @returns null for an unknown order */
export async function orderOverview(container: MedusaContainer, orderId: string): Promise<OrderOverview | null> {
  const order = await readOrder(container, orderId)
  if (!order) return null
  const owners = await readOptionOwners(container, (order.shipping_methods ?? []).flatMap((method) => method.shipping_option_id ?? []))
  const { refunds, cancellations, reductions } = container.resolve<BenefitService>(BENEFIT_MODULE)
  const [open, cancelled, reduced] = await Promise.all([refunds.openOf([orderId]), cancellations.of([orderId]), reductions.of([orderId])])
  return viewOf(order, owners, { open, cancelled: new Set(cancelled.map((one) => one.cooperativeId)), takenOut: takenOutOf(reduced) })
}

/** What happened to an order beside Medusa's rows. */
interface AfterSale {
  /** refunds that have not ended */
  open?: readonly Pick<RefundRequest, "id" | "amountFen">[]
  /** cooperatives whose parcel was cancelled */
  cancelled?: ReadonlySet<string>
  /** units of each line that left its parcel before it was shipped */
  takenOut?: ReadonlyMap<string, number>
}

/** Nothing is left to send: every unit left the parcel. */
export const isEmptied = ({ lines }: Pick<Parcel, "lines">): boolean => lines.every((line) => line.reduced_by >= line.quantity)

/** Pure: rows in, contract out. */
export function viewOf(order: OrderRow, owners: ReadonlyMap<string, string>, { open = [], cancelled = new Set(), takenOut = new Map() }: AfterSale = {}): OrderOverview {
  const payments = order.payment_collections?.flatMap((collection) => collection?.payments ?? []) ?? []
  const paid = payments.flatMap((p) => p.captures ?? []).reduce((sum, c) => sum + c.amount, 0n)
  const refunds = payments.flatMap((p) => p.refunds ?? [])
  const pending = open.reduce((sum, request) => sum + request.amountFen, 0n)
  const refunded = refunds.filter((refund) => !open.some(({ id }) => id === requestOfRow(refund))).reduce((sum, r) => sum + r.amount, 0n)
  const refundedByLine = new Map<string, bigint>()
  for (const refund of refunds) {
    const note = refundNote.safeParse(refund.metadata?.["refund_note"])
    for (const line of (note.success && note.data.lines) || []) refundedByLine.set(line.lineId, (refundedByLine.get(line.lineId) ?? 0n) + line.amountFen)
  }
  const money = { cancelled: order.status === "canceled", paid: paid > 0n, fullyRefunded: paid > 0n && refunded + pending >= paid }
  const parcels = parcelsOf(order, { owners, cancelled, takenOut, refundedByLine, money })
  const state = orderStateOf(money, parcels.map((parcel) => parcel.state))
  return {
    id: order.id,
    display_id: order.display_id,
    state,
    placed_at: order.created_at.toISOString(),
    pay_before: state === "awaiting_payment" ? payBefore(order.created_at).toISOString() : null,
    parcels,
    address: maskedAddress(order.shipping_address),
    goods_fen: String(order.original_item_total),
    discount_fen: String(order.discount_total),
    freight_fen: String(order.shipping_total),
    total_fen: String(order.original_item_total - order.discount_total + order.shipping_total),
    paid_fen: String(paid),
    refunded_fen: String(refunded),
    refund_pending_fen: String(pending),
  }
}

interface ParcelFacts {
  owners: ReadonlyMap<string, string>
  cancelled: ReadonlySet<string>
  takenOut: ReadonlyMap<string, number>
  refundedByLine: ReadonlyMap<string, bigint>
  money: Parameters<typeof parcelStateOf>[0]
}

function parcelsOf(order: OrderRow, { owners, cancelled, takenOut, refundedByLine, money }: ParcelFacts): Parcel[] {
  const ordered = inBasketOrder(order.items)
  const ids = [...new Set(ordered.map((item) => item.product?.cooperative?.id ?? ""))]
  return ids.map((id) => {
    const items = ordered.filter((item) => (item.product?.cooperative?.id ?? "") === id)
    const owner = items[0]?.product?.cooperative
    const lineIds = new Set(items.map((item) => item.id))
    const sent = (order.fulfillments ?? []).flatMap((f) => (f && !f.canceled_at && f.items?.some((item) => lineIds.has(item.line_item_id ?? "")) ? [f] : []))
    const lines = items.map((item) => ({
      line_id: item.id, product_id: item.product_id ?? "", handle: item.product_handle ?? "", title: item.product_title ?? item.title, variant_title: item.variant_title ?? "", thumbnail: thumbnailUrl(item.thumbnail ?? ""),
      quantity: item.quantity, unit_price_fen: String(item.unit_price), total_fen: String(item.total), refunded_fen: String(refundedByLine.get(item.id) ?? 0n), reduced_by: takenOut.get(item.id) ?? 0,
    }))
    const freight = (order.shipping_methods ?? []).filter((method) => owners.get(method.shipping_option_id ?? "") === id).reduce((sum, method) => sum + method.total, 0n)
    const fullyRefunded = lines.every((line) => BigInt(line.refunded_fen) >= BigInt(line.total_fen))
    return {
      cooperative: { id, name: owner?.name ?? "", county: countyOf(owner?.county_code ?? "")?.name ?? "" },
      state: parcelStateOf({ ...money, cancelled: money.cancelled || cancelled.has(id) || isEmptied({ lines }), fullyRefunded: money.fullyRefunded || (money.paid && fullyRefunded) }, sent.map((f) => ({ shipped: Boolean(f.shipped_at), signed: Boolean(f.delivered_at) }))),
      lines,
      freight_fen: String(freight),
      shipments: sent.filter((f) => f.shipped_at).map((f) => ({ carrier: String(f.metadata?.["carrier"] ?? ""), tracking_number: f.labels?.[0]?.tracking_number ?? "", shipped_at: (f.shipped_at ?? f.created_at).toISOString() })),
    }
  })
}

/** Lines as the buyer put them together: the database promises no order, and 包裹 1 must stay 包裹 1 from cart to delivery. */
function inBasketOrder(items: OrderRow["items"]): OrderRow["items"] {
  const place = (item: OrderRow["items"][number]) => item.metadata?.position ?? Number.MAX_SAFE_INTEGER
  return [...items].sort((one, other) => place(one) - place(other) || (one.id < other.id ? -1 : 1))
}
