import type Stripe from "stripe"

/** How far a payment is, in the shop's words. `refused`: the buyer said no at the wallet and may try again. */
export type PaymentProgress = "unconfirmed" | "refused" | "waiting" | "captured" | "cancelled"

/** The one place that reads Stripe's intent states. An unknown state counts as waiting, never as paid. */
export function progressOf(intent: Pick<Stripe.PaymentIntent, "status" | "last_payment_error">): PaymentProgress {
  switch (intent.status) {
    case "succeeded":
      return "captured"
    case "canceled":
      return "cancelled"
    case "requires_payment_method":
      return intent.last_payment_error ? "refused" : "unconfirmed"
    case "requires_confirmation":
      return "unconfirmed"
    default:
      return "waiting"
  }
}

/** Where the buyer pays, or null when there is nothing to do at the wallet. */
export function redirectOf(intent: Pick<Stripe.PaymentIntent, "next_action">): string | null {
  return intent.next_action?.alipay_handle_redirect?.url ?? intent.next_action?.redirect_to_url?.url ?? null
}
