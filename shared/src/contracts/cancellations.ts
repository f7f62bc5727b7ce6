import { z } from "zod"
import { orderRefund } from "./after-sales.js"
import { door } from "./door.js"
import { orderOverview, parcelState } from "./orders.js"
import { fen, namelessReason, recordVersion } from "./scalars.js"

/** 取消: one parcel of a paid order that was never shipped. Its money goes back by `refund`; null where nothing was left to give. */
const parcelCancellation = z.object({ id: z.string(), cooperative_id: z.string(), reason: z.string(), cancelled_by: z.string(), cancelled_at: z.string(), refund: orderRefund.nullable() })
export type ParcelCancellation = z.infer<typeof parcelCancellation>

/** What can still be cancelled of an order. `refundable_fen` is what a cancellation of the parcel would give back now, freight included. */
const cancellableParcel = z.object({ cooperative_id: z.string(), state: parcelState, cancellable: z.boolean(), refundable_fen: fen })
export const orderCancellation = z.object({ order_id: z.string(), version: recordVersion, parcels: z.array(cancellableParcel), cancellations: z.array(parcelCancellation) })
export type OrderCancellation = z.infer<typeof orderCancellation>

/** The same of one's own parcel. */
export const ownCancellation = z.object({ order_id: z.string(), version: recordVersion, parcel: cancellableParcel, cancellation: parcelCancellation.nullable() })
export type OwnCancellation = z.infer<typeof ownCancellation>

const OFFICE = ["office", "operator"] as const

/** Calling off before the goods leave. A shipped parcel is not cancelled: it comes back by a return case. */
export const cancellationDoors = {
  cancelUnpaid: door({ method: "POST", path: "/store/orders/:id/cancel", audience: "public", summary: "取消订单: the buyer calls off an order that waits for money; again is the same", answer: orderOverview, refusals: ["wrong_state"] }),
  look: door({ method: "GET", path: "/admin/benefit-orders/:id/cancellation", audience: "staff", roles: ["prefecture", ...OFFICE], summary: "Which parcels of an order can be cancelled, and which were", answer: orderCancellation }),
  cancel: door({
    method: "POST", path: "/admin/benefit-orders/:id/cancellation", audience: "staff", roles: OFFICE, refusals: ["stale_version", "wrong_state"],
    summary: "Cancels an unpaid order, or parcels of a paid one that were not shipped: their lines and freight go back, their goods return to lots and stock. Parcels cancelled before stay as they were",
    body: z.object({ version: recordVersion, reason: namelessReason, /** every parcel that was not shipped when left out */ cooperative_ids: z.array(z.string().min(1).max(64)).min(1).max(20).optional() }).strict(), answer: orderCancellation,
  }),
  lookOwn: door({ method: "GET", path: "/cooperative/parcels/:order_id/cancellation", audience: "member", summary: "Whether the own parcel can be cancelled, or was", answer: ownCancellation }),
  cancelOwn: door({
    method: "POST", path: "/cooperative/parcels/:order_id/cancellation", audience: "member", refusals: ["stale_version", "wrong_state"],
    summary: "Cancels the own parcel of a paid order before it is shipped", body: z.object({ version: recordVersion, reason: namelessReason }).strict(), answer: ownCancellation,
  }),
} as const
