import { z } from "zod"
import { door } from "./door.js"
import { fen, recordVersion } from "./scalars.js"

/** Money asked for or given back: never negative, as a decimal string of fen. */
export const givenBack = z.string().regex(/^(0|[1-9]\d{0,17})$/, "an amount given back is a decimal string of fen, not negative")

/** Why money goes back (LEDGER 6). `unspecified`: made at the provider's dashboard without lines, for staff to reassign. */
export const refundReason = z.enum(["cancellation", "return", "compensation", "unspecified"])
export type RefundReason = z.infer<typeof refundReason>

/** Who bears a compensation; cancellation and return take the shares back instead and have no bearer. */
export const refundBearer = z.enum(["cooperative", "carrier", "platform"])
export type RefundBearer = z.infer<typeof refundBearer>

/** One line of a refund: sale units that came back, and money. Without an amount the units' own price goes back. */
const refundLine = z.object({ line_id: z.string().min(1).max(64), quantity: z.number().int().min(0).max(99).default(0), amount_fen: givenBack.optional() }).strict()
const refundFreight = z.object({ cooperative_id: z.string().min(1).max(64), amount_fen: givenBack }).strict()

/**
 * `POST /admin/benefit-orders/:id/refunds`. Asked again under its key it is the same refund; the same key for another
 * refund is refused. `version` is what the sender read at the same address.
 */
export const refundAsked = z.object({
  idempotency_key: z.uuid(),
  version: recordVersion,
  reason: z.enum(["cancellation", "return", "compensation"]),
  /** exactly when the reason is compensation */
  bearer: refundBearer.optional(),
  /** empty where only freight goes back */
  lines: z.array(refundLine).max(50),
  freight: z.array(refundFreight).max(20).default([]),
}).strict().refine((asked) => (asked.reason === "compensation") === (asked.bearer !== undefined), { path: ["bearer"], error: "bearer_with_compensation" })
  .refine((asked) => asked.lines.length + asked.freight.length > 0, { path: ["lines"], error: "nothing_named" })
  .refine((asked) => asked.reason !== "compensation" || asked.lines.every((line) => line.quantity === 0), { path: ["lines"], error: "compensation_has_no_units" })
export type RefundAsked = z.input<typeof refundAsked>

/**
 * `pending` asked, the provider has not said that it succeeded · `posted` in the ledger · `failed` never posted ·
 * `reversed` posted, then taken back by the provider or reassigned by staff.
 */
export const refundState = z.enum(["pending", "posted", "failed", "reversed"])

/** One refund of an order, asked for here or seen at the provider. */
export const orderRefund = z.object({
  /** of the request; the provider's own id for refunds nobody asked for here */
  id: z.string(),
  state: refundState,
  reason: refundReason,
  bearer: refundBearer.nullable(),
  /** false: the provider named no lines, they were apportioned */
  lines_named: z.boolean(),
  lines: z.array(z.object({ line_id: z.string(), quantity: z.number().int(), amount_fen: fen })),
  freight: z.array(z.object({ cooperative_id: z.string(), amount_fen: fen })),
  amount_fen: fen,
  /** opaque id of who asked; null for refunds made at the provider */
  asked_by: z.string().nullable(),
  asked_at: z.string(),
  /** the ledger's entry, once posted */
  sequence: z.string().nullable(),
})
export type OrderRefund = z.infer<typeof orderRefund>

/** What can still be given back of an order, and what was. paid = refunded + pending + refundable, everywhere. */
const amounts = { paid_fen: fen, refunded_fen: fen, pending_fen: fen, refundable_fen: fen }
export const orderRefunds = z.object({
  order_id: z.string(),
  version: recordVersion,
  ...amounts,
  lines: z.array(z.object({ line_id: z.string(), title: z.string(), cooperative_id: z.string(), quantity: z.number().int(), /** units not yet given back */ refundable_quantity: z.number().int(), /** units refunds took out of the parcel before it was shipped; they stay out even where such a refund bounced */ reduced_by: z.number().int().min(0), ...amounts })),
  freight: z.array(z.object({ cooperative_id: z.string(), ...amounts })),
  refunds: z.array(orderRefund),
})
export type OrderRefunds = z.infer<typeof orderRefunds>

const OFFICE = ["office", "operator"] as const

/** What happens to an order after it was paid. */
export const afterSalesDoors = {
  refunds: door({ method: "GET", path: "/admin/benefit-orders/:id/refunds", audience: "staff", roles: ["prefecture", ...OFFICE], summary: "A paid order's refunds, pending ones apart, and what can still be given back by line and freight", answer: orderRefunds }),
  refund: door({
    method: "POST", path: "/admin/benefit-orders/:id/refunds", audience: "staff", roles: OFFICE, status: 201, body: refundAsked, answer: z.object({ refund: orderRefund, order: orderRefunds }),
    summary: "Gives lines and freight back, with a reason that decides who bears it; pending until the provider says it succeeded. Units of a parcel not yet shipped leave it and return to lots and stock",
    refusals: ["stale_version", "refund_exceeds_remainder", "idempotency_key_reused", "provider_refused"],
  }),
} as const
