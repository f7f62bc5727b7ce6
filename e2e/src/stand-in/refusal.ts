import type { Response } from "express"
import type Stripe from "stripe"

interface RefusalFacts {
  status?: number
  type?: "invalid_request_error" | "idempotency_error" | "authentication_error" | "api_error"
  code?: string
  param?: string
  payment_intent?: Stripe.PaymentIntent
  /** true once the request had begun to run: Stripe then keeps the refusal under the idempotency key as well. */
  kept?: boolean
}

/** An answer of Stripe's error shape. Thrown by the operations, turned into HTTP in one place. */
export class StripeRefusal extends Error {
  readonly status: number
  readonly kept: boolean
  readonly body: { error: Record<string, unknown> }

  constructor(message: string, facts: RefusalFacts = {}) {
    super(message)
    this.name = "StripeRefusal"
    this.status = facts.status ?? 400
    this.kept = facts.kept ?? false
    const { code, param, payment_intent, type = "invalid_request_error" } = facts
    const error: Record<string, unknown> = { message, type }
    if (code) Object.assign(error, { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}` })
    if (param) error.param = param
    if (payment_intent) error.payment_intent = payment_intent
    this.body = { error }
  }
}

/** Stripe's 404 for an id that does not exist. */
export function missing(noun: string, id: string, param = "id"): StripeRefusal {
  return new StripeRefusal(`No such ${noun}: '${id}'`, { status: 404, code: "resource_missing", param })
}

/** Answers a refusal, or a 500 of Stripe's shape for anything unforeseen. */
export function answerRefusal(error: unknown, response: Response): void {
  if (error instanceof StripeRefusal) {
    response.status(error.status).json(error.body)
    return
  }
  console.error("payment stand-in:", error)
  response.status(500).json({ error: { type: "api_error", message: "An unknown error occurred" } })
}
