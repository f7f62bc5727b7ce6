import { MedusaError } from "@medusajs/framework/utils"
import Stripe from "stripe"

export const PROVIDER_UNAVAILABLE = "payment_provider_unavailable"
export const REFUND_MISMATCH = "refund_mismatch"

/**
 * The provider's error in Medusa's words. An unreachable provider is told apart, because the caller may try again;
 * an 'already refunded' is a mismatch between two books and never a success (LEDGER 9).
 */
export function providerRefusal(doing: string, error: unknown): MedusaError {
  if (MedusaError.isMedusaError(error)) return error
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof Stripe.errors.StripeConnectionError || error instanceof Stripe.errors.StripeAPIError || error instanceof Stripe.errors.StripeRateLimitError) {
    return new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `the payment provider did not answer while ${doing}: ${message}`, PROVIDER_UNAVAILABLE)
  }
  if (error instanceof Stripe.errors.StripeError && error.code === "charge_already_refunded") {
    return new MedusaError(MedusaError.Types.NOT_ALLOWED, `the provider has already refunded this payment, but the shop has not: ${message}`, REFUND_MISMATCH)
  }
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, `the payment provider refused ${doing}: ${message}`)
}
