import type Stripe from "stripe"
import { stripeOptions } from "./options"
import { stripeClient } from "./stripe-client"

/** What the shop keeps of an event: a hint which object to look at. */
export interface ProviderHint {
  eventId: string
  type: string
  /** the payment the event is about, where it is about one */
  paymentId: string | null
  occurredAt: Date
}

/** Thrown for a missing, wrong or too old signature. */
export class UnsignedEvent extends Error {
  constructor(reason: string) {
    super(`the event's signature does not hold: ${reason}`)
    this.name = "UnsignedEvent"
  }
}

/**
 * Verifies the signature over the raw bytes (tolerance 300 s) and reads the hint.
 * @throws UnsignedEvent
 */
export function verifiedHint(rawBody: Buffer, signature: string | undefined): ProviderHint {
  const options = stripeOptions()
  if (!signature) throw new UnsignedEvent("none given")
  try {
    return hintOf(stripeClient(options).webhooks.constructEvent(rawBody, signature, options.webhookSecret))
  } catch (error) {
    throw new UnsignedEvent(error instanceof Error ? error.message : String(error))
  }
}

/** Reads which payment an event is about. Exhaustive over what the shop acts on; everything else points nowhere. */
export function hintOf(event: Stripe.Event): ProviderHint {
  const about = event.data.object as { object?: string; id?: string; payment_intent?: string | { id: string } | null }
  const intent = typeof about.payment_intent === "object" ? about.payment_intent?.id : about.payment_intent
  const paymentId = about.object === "payment_intent" ? about.id : intent
  return { eventId: event.id, type: event.type, paymentId: paymentId ?? null, occurredAt: new Date(event.created * 1000) }
}
