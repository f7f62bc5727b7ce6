import { z } from "zod"
import { publicCount } from "./catalogue.js"
import { evidenceLevel, fen } from "./scalars.js"

/** Header that carries an order's access token; completion returns it as `access_token`. */
export const ORDER_TOKEN_HEADER = "x-order-token"

/** `awaiting_payment` 待付款 · `paid` 待发货 · `shipped` · `signed` · `cancelled` · `refunded` */
export const orderState = z.enum(["awaiting_payment", "paid", "shipped", "signed", "cancelled", "refunded"])

export const parcelState = z.enum(["awaiting_payment", "to_ship", "shipped", "signed", "cancelled", "refunded"])
export const parcelLine = z.object({ line_id: z.string(), product_id: z.string(), handle: z.string(), title: z.string(), variant_title: z.string(), thumbnail: z.string(), quantity: z.number().int(), unit_price_fen: fen, total_fen: fen, refunded_fen: fen, /** 已退: units a refund took out before the parcel was shipped; `quantity` less these is what is sent */ reduced_by: z.number().int().min(0) })
export const parcel = z.object({
  cooperative: z.object({ id: z.string(), name: z.string(), county: z.string() }),
  state: parcelState,
  lines: z.array(parcelLine),
  freight_fen: fen,
  shipments: z.array(z.object({ carrier: z.string(), tracking_number: z.string(), shipped_at: z.string() })),
})

/** `GET /store/orders/:id/overview` (needs the order's token or its customer; otherwise 404). The address is masked. */
export const orderOverview = z.object({
  id: z.string(), display_id: z.number().int(), state: orderState, placed_at: z.string(),
  /** UTC ISO; set while awaiting payment */
  pay_before: z.string().nullable(),
  parcels: z.array(parcel),
  address: z.object({ name: z.string(), mobile: z.string(), region: z.string(), detail: z.string() }),
  goods_fen: fen, discount_fen: fen, freight_fen: fen, total_fen: fen, paid_fen: fen, refunded_fen: fen,
  /** asked for, and the provider has not said that it arrived; not part of `refunded_fen` */
  refund_pending_fen: fen,
})
export type OrderOverview = z.infer<typeof orderOverview>

/** `POST /store/orders/:id/pay` → where to send the buyer. 409 when the order is no longer awaiting payment. */
export const payRedirect = z.object({ url: z.string() })

/** `GET /store/orders/:id/benefit`. Before capture `recorded` is false and amounts are the snapshot's preview. */
export const orderBenefit = z.object({
  order_id: z.string(), recorded: z.boolean(),
  gmv_fen: fen, refunds_fen: fen, benefit_fen: fen, commission_fen: fen, cooperative_fen: fen, freight_fen: fen,
  households: publicCount, fewer_than_five: z.boolean(),
  accrued_fen: fen, payable_fen: fen, paid_fen: fen,
  lines: z.array(z.object({ line_id: z.string(), product_id: z.string(), title: z.string(), county: z.string(), village: z.string().nullable(), households: publicCount, fewer_than_five: z.boolean(), benefit_fen: fen, evidence: evidenceLevel, rule: z.string().nullable(), lots: z.array(z.object({ number: z.string(), harvest_date: z.string() })) })),
  entries: z.array(z.object({ sequence: z.string(), hash: z.string(), kind: z.string(), day: z.string() })),
})
export type OrderBenefit = z.infer<typeof orderBenefit>
