import Stripe from "stripe"
import type { StripeAdapterOptions } from "./options"

/** A checkout waits at most this long for the provider before it refuses; retries carry an idempotency key of the SDK. */
const TIMEOUT_MS = 8_000
const NETWORK_RETRIES = 2

/** A client bound to Stripe or to a stand-in, with bounded waiting. */
export function stripeClient(options: Pick<StripeAdapterOptions, "apiKey" | "apiBase">): Stripe {
  const bounds = { timeout: TIMEOUT_MS, maxNetworkRetries: NETWORK_RETRIES, telemetry: false }
  if (!options.apiBase) return new Stripe(options.apiKey, bounds)
  const base = new URL(options.apiBase)
  const protocol = base.protocol === "https:" ? "https" : "http"
  const port = base.port || (protocol === "https" ? "443" : "80")
  return new Stripe(options.apiKey, { ...bounds, host: base.hostname, port, protocol })
}
