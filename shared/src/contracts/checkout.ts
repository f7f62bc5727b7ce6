import { z } from "zod"
import { fen, isStorable, regionCode } from "./scalars.js"

/** What a basket holds. Quantities are whole sale units, 1-99 per line. */
export const basketItem = z.object({ variant_id: z.string().min(1).max(64).refine(isStorable, "unstorable_value"), quantity: z.number().int().min(1).max(99) }).strict()
export const basketItems = z.array(basketItem).min(1).max(50)

/** A mainland mobile number: 11 digits starting 13-19. */
export const mobile = z.string().regex(/^1[3-9]\d{9}$/, "mobile")

/** Province / city / district by GB/T 2260 code plus the detail line; the codes must nest and exist (checked by regions). */
export const deliveryAddress = z.object({
  name: z.string().trim().min(2).max(30).refine(isStorable, "unstorable_value"),
  mobile,
  province_code: regionCode,
  city_code: regionCode,
  district_code: regionCode,
  detail: z.string().trim().min(4).max(120).refine(isStorable, "unstorable_value"),
}).strict()
export type DeliveryAddress = z.infer<typeof deliveryAddress>

/** `POST /store/checkout/quote` body: prices the basket and offers each parcel its freight. */
export const quoteRequest = z.object({ items: basketItems, district_code: regionCode.optional(), promotion_codes: z.array(z.string().max(40).refine(isStorable, "unstorable_value")).max(5).default([]) }).strict()

export const shippingChoice = z.object({ option_id: z.string(), name: z.string(), amount_fen: fen, promise: z.string() })
export const quoteLine = z.object({
  variant_id: z.string(), product_id: z.string(), handle: z.string(), title: z.string(), variant_title: z.string(), thumbnail: z.string(),
  quantity: z.number().int(), unit_price_fen: fen, subtotal_fen: fen, discount_fen: fen, total_fen: fen, available: z.number().int(), benefit_fen: fen,
  perishable: z.boolean(), made_to_order: z.boolean(),
})
export const quoteParcel = z.object({ cooperative: z.object({ id: z.string(), name: z.string(), county: z.string() }), lines: z.array(quoteLine), shipping: z.array(shippingChoice) })
/** `POST /store/checkout/quote` → one parcel per cooperative. `problems` names lines that cannot be bought as asked (unknown, sold out, fewer left). */
export const quote = z.object({
  parcels: z.array(quoteParcel), goods_fen: fen, discount_fen: fen,
  /** with the first shipping choice of each parcel */
  freight_fen: fen, total_fen: fen, benefit_fen: fen,
  problems: z.array(z.object({ variant_id: z.string(), code: z.enum(["unknown_variant", "sold_out", "not_enough_stock"]), available: z.number().int() })),
})
export type Quote = z.infer<typeof quote>

/** `POST /store/checkout/prepare` body → a stock Medusa cart ready for `POST /store/carts/:id/complete`. */
export const prepareRequest = z.object({
  items: basketItems,
  email: z.email().max(120).optional(),
  address: deliveryAddress,
  /** one option per parcel; a parcel left out takes its first option */
  shipping_options: z.array(z.object({ cooperative_id: z.string(), option_id: z.string() }).strict()).max(20).default([]),
  promotion_codes: z.array(z.string().max(40).refine(isStorable, "unstorable_value")).max(5).default([]),
  payment_provider: z.enum(["alipay"]).default("alipay"),
  /** seven-day return exemptions the buyer explicitly confirmed for this purchase (Consumer law 25) */
  no_return_confirmed: z.boolean().default(false),
}).strict()
export type PrepareRequest = z.input<typeof prepareRequest>

/** `POST /store/checkout/prepare` answer. */
export const prepared = z.object({ cart_id: z.string(), total_fen: fen })

/** Every refusal on every own route: one shape. `fields` maps a body path (`address.mobile`, `items.0.quantity`) to a code a front end translates. */
export const refusal = z.object({
  type: z.enum(["invalid_data", "unauthorized", "forbidden", "not_found", "conflict", "not_allowed", "too_many_requests", "unavailable"]),
  code: z.string(),
  message: z.string(),
  fields: z.record(z.string(), z.string()).optional(),
})
export type Refusal = z.infer<typeof refusal>
