import Stripe from "stripe"

/** A signature header as Stripe's own test signer makes it. */
export const signEvent = (payload: string, over: { secret: string; timestamp?: number }): string => new Stripe("sk_test").webhooks.generateTestHeaderString({ payload, ...over })
