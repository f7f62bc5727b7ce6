import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { readGraph } from "../checkout/read-graph"
import { yuan } from "./yuan"

const refund = z.object({ id: z.string(), amount: yuan, created_at: z.coerce.date(), metadata: z.record(z.string(), z.unknown()).nullish(), refund_reason: z.object({ code: z.string().nullish() }).nullish() })
const payment = z.object({ id: z.string(), data: z.record(z.string(), z.unknown()).nullish(), captured_at: z.coerce.date().nullish(), captures: z.array(z.object({ id: z.string(), amount: yuan })).nullish(), refunds: z.array(refund).nullish(), payment_session_id: z.string().nullish() })
const sessionRow = z.object({
  id: z.string(),
  status: z.string(),
  data: z.record(z.string(), z.unknown()).nullish(),
  payment_collection_id: z.string(),
  payment_collection: z.object({ payments: z.array(payment).nullish(), order: z.object({ id: z.string(), status: z.string() }).nullish(), cart: z.object({ id: z.string() }).nullish() }).nullish(),
})

const PAYMENT = "payment_collection.payments"
const FIELDS = [
  "id", "status", "data", "payment_collection_id", "payment_collection.order.id", "payment_collection.order.status", "payment_collection.cart.id",
  `${PAYMENT}.id`, `${PAYMENT}.data`, `${PAYMENT}.captured_at`, `${PAYMENT}.payment_session_id`, `${PAYMENT}.captures.id`, `${PAYMENT}.captures.amount`,
  `${PAYMENT}.refunds.id`, `${PAYMENT}.refunds.amount`, `${PAYMENT}.refunds.created_at`, `${PAYMENT}.refunds.metadata`, `${PAYMENT}.refunds.refund_reason.code`,
]

export type MedusaPayment = z.infer<typeof payment>
export type MedusaRefund = z.infer<typeof refund>

/** What Medusa knows around one payment session: its order and cart, and every payment of its collection. */
export interface PaymentFacts {
  sessionId: string
  sessionStatus: string
  /** the provider's payment id */
  objectId: string | null
  order: { id: string; status: string } | null
  cartId: string | null
  /** the payment made from this session, if any */
  payment: MedusaPayment | null
  /** another session's captured payment of the same collection, if any */
  otherCaptured: MedusaPayment | null
}

/** Reads the facts of sessions by a filter on payment sessions, oldest first: their ids are made in the order of time. */
export async function readPaymentFacts(container: MedusaContainer, filters: Record<string, unknown>, take = 200): Promise<PaymentFacts[]> {
  const rows = await readGraph(container, sessionRow, { entity: "payment_session", fields: FIELDS, filters, pagination: { take, order: { id: "ASC" } } })
  return rows.map((row) => {
    const payments = row.payment_collection?.payments ?? []
    const objectId = row.data?.["id"]
    return {
      sessionId: row.id,
      sessionStatus: row.status,
      objectId: typeof objectId === "string" ? objectId : null,
      order: row.payment_collection?.order ?? null,
      cartId: row.payment_collection?.cart?.id ?? null,
      payment: payments.find((p) => p.payment_session_id === row.id) ?? null,
      otherCaptured: payments.find((p) => p.payment_session_id !== row.id && p.captured_at) ?? null,
    }
  })
}
