import { MedusaError } from "@medusajs/framework/utils"
import type Stripe from "stripe"
import { REFUND_MISMATCH } from "./provider-refusal"

/** Key of the provider's metadata that carries Medusa's refund id. */
export const MEDUSA_REFUND_KEY = "medusa_refund_id"
/** The same for the request a refund fulfils: it survives an attempt whose row Medusa gave up. */
export const REFUND_REQUEST_KEY = "refund_request_id"

/**
 * The part of a payment's data that joins Medusa's refunds to the provider's. `adopt`: a refund made at the provider, about to be
 * mirrored. `request`: the request about to be fulfilled; its id is the provider's idempotency key, so that trying again never pays twice.
 */
export interface RefundBook {
  refunds?: Record<string, string>
  adopt?: string | null
  request?: { id: string; amount_fen: number } | null
}

interface RefundRequest {
  intentId: string
  amountFen: number
  /** Medusa's refund id: metadata and idempotency key */
  refundId: string
  book: RefundBook
}

/**
 * Makes one refund at the provider, or adopts the announced one, and returns the book with the pair in it.
 * @throws MedusaError `refund_mismatch` when the adopted refund has another amount or payment. An owner named in it is overwritten: its row was given up when the provider seemed to fail.
 */
export async function bookRefund(stripe: Stripe, request: RefundRequest): Promise<RefundBook> {
  const { book, refundId } = request
  const refund = book.adopt ? await adopt(stripe, book.adopt, request) : await refundOnce(stripe, request)
  return { refunds: { ...book.refunds, [refundId]: refund.id }, adopt: null, request: null }
}

async function refundOnce(stripe: Stripe, { intentId, amountFen, refundId, book }: RefundRequest): Promise<Stripe.Refund> {
  const requestId = book.request?.amount_fen === amountFen ? book.request.id : null
  const refund = await stripe.refunds.create(refundParameters({ intentId, amountFen, refundId, requestId }), { idempotencyKey: requestId ?? refundId })
  if (refund.status === "failed" || refund.status === "canceled") {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `the provider did not refund: ${refund.id} ${refund.status}`, REFUND_MISMATCH)
  }
  return refund
}

/** One idempotency key stands for one set of parameters: what changes between attempts (Medusa's row) is left out where a request has the key. */
export function refundParameters({ intentId, amountFen, refundId, requestId }: { intentId: string; amountFen: number; refundId: string; requestId: string | null }): Stripe.RefundCreateParams {
  return { payment_intent: intentId, amount: amountFen, metadata: requestId === null ? { [MEDUSA_REFUND_KEY]: refundId } : { [REFUND_REQUEST_KEY]: requestId } }
}

async function adopt(stripe: Stripe, id: string, { intentId, amountFen, refundId }: RefundRequest): Promise<Stripe.Refund> {
  const refund = await stripe.refunds.retrieve(id)
  if (refund.amount !== amountFen || refund.payment_intent !== intentId) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `expected refund ${id} of ${amountFen} fen on ${intentId}, found ${refund.amount} on ${String(refund.payment_intent)}`, REFUND_MISMATCH)
  }
  return stripe.refunds.update(id, { metadata: { [MEDUSA_REFUND_KEY]: refundId } })
}
