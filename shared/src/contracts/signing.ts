import { z } from "zod"
import { door } from "./door.js"
import { orderOverview } from "./orders.js"
import { shanghaiDay } from "./scalars.js"

/** How it is known that a parcel arrived (LEDGER 21): the buyer said so, the carrier did, or enough days passed. */
export const signingSource = z.enum(["buyer", "carrier", "days_after_shipping"])
export type SigningSource = z.infer<typeof signingSource>

/** 商品类别 for the return window: ordinary goods, fresh or perishable ones, and what was made for this buyer. */
export const goodsClass = z.enum(["ordinary", "fresh", "made_to_order"])
export type GoodsClass = z.infer<typeof goodsClass>

/** A parcel's signing, once and for ever. Its goods can be settled when the last window of its lines is over. */
export const parcelSigning = z.object({
  order_id: z.string(), cooperative_id: z.string(), source: signingSource, signed_at: z.string(), recorded_at: z.string(),
  window_ends_at: z.string(), lines: z.array(z.object({ line_id: z.string(), goods_class: goodsClass })),
})
export type ParcelSigning = z.infer<typeof parcelSigning>

/** Days and hours that decide when a parcel is payable. A new version holds from its day on and never before. */
export const settlementTerms = z.object({
  version: z.number().int(), effective_from: shanghaiDay,
  /** a shipped parcel counts as signed this many days later */
  sign_after_days: z.number().int(),
  /** seven days for ordinary goods (Consumer law 25), counted from the day after signing */
  return_window_days: z.number().int(),
  fresh_window_hours: z.number().int(),
  recorded_at: z.string(),
})
export type SettlementTerms = z.infer<typeof settlementTerms>

export const newSettlementTerms = z.object({
  effective_from: shanghaiDay,
  sign_after_days: z.number().int().min(3).max(60),
  /** never shorter than the law's seven */
  return_window_days: z.number().int().min(7).max(30),
  fresh_window_hours: z.number().int().min(24).max(168),
}).strict()

/** From shipped to signed to payable. */
export const signingDoors = {
  signAsBuyer: door({ method: "POST", path: "/store/orders/:id/parcels/:cooperative_id/sign", audience: "public", summary: "确认收货: the buyer of an order says that one parcel arrived", answer: orderOverview, refusals: ["wrong_state"] }),
  sign: door({
    method: "POST", path: "/admin/benefit-signings", audience: "staff", roles: ["office", "operator"], summary: "Enters the carrier's word that a parcel was signed for; the first signing of a parcel stays", refusals: ["wrong_state"],
    body: z.object({ order_id: z.string().min(1).max(64), cooperative_id: z.string().min(1).max(64), signed_at: z.iso.datetime() }).strict(), answer: z.object({ signing: parcelSigning }),
  }),
  signings: door({ method: "GET", path: "/admin/benefit-signings", audience: "staff", roles: ["prefecture", "office", "operator"], summary: "The signings of an order's parcels", query: z.object({ order_id: z.string().min(1).max(64) }).strict(), answer: z.object({ signings: z.array(parcelSigning) }) }),
  terms: door({ method: "GET", path: "/admin/benefit-settlement-terms", audience: "staff", summary: "Every version of the settlement terms, newest first", answer: z.object({ terms: z.array(settlementTerms) }) }),
  changeTerms: door({ method: "POST", path: "/admin/benefit-settlement-terms", audience: "staff", roles: ["office", "operator"], summary: "A new version of the settlement terms from a future day on", body: newSettlementTerms, answer: z.object({ terms: settlementTerms }), status: 201, refusals: ["wrong_state"] }),
} as const
