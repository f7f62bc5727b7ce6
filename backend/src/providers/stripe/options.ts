import { z } from "zod"

/** Key of the provider's metadata that says which shop opened a payment: an account may serve several, and nobody refunds another's money. */
export const SHOP_KEY = "shop"

/** What the adapter needs to know. `apiBase` names a stand-in; undefined means Stripe itself. */
export interface StripeAdapterOptions {
  apiKey: string
  webhookSecret: string
  apiBase?: string | undefined
  storefrontUrl: string
}

const schema = z.object({
  STRIPE_API_KEY: z.string().min(1),
  STRIPE_WEBHOOK_SECRET: z.string().min(1),
  STRIPE_API_BASE: z.url().optional(),
  STOREFRONT_URL: z.url().default("http://127.0.0.1:8000"),
})

/** The adapter's options from the environment, for the doors that live outside Medusa's payment module (webhook, journal). */
export function stripeOptions(source: NodeJS.ProcessEnv = process.env): StripeAdapterOptions {
  const read = schema.parse({ ...source, STRIPE_API_BASE: source["STRIPE_API_BASE"] || undefined })
  return { apiKey: read.STRIPE_API_KEY, webhookSecret: read.STRIPE_WEBHOOK_SECRET, apiBase: read.STRIPE_API_BASE, storefrontUrl: read.STOREFRONT_URL.replace(/\/+$/, "") }
}
