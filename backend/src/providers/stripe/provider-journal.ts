import type Stripe from "stripe"
import { type PaymentProgress, progressOf } from "./intent-status"
import { SHOP_KEY, type StripeAdapterOptions, stripeOptions } from "./options"
import { providerRefusal } from "./provider-refusal"
import { MEDUSA_REFUND_KEY, REFUND_REQUEST_KEY, refundParameters } from "./refund-book"
import { stripeClient } from "./stripe-client"
import { type ProviderDispute, readDispute } from "./provider-dispute"
import { hintOf, type ProviderHint } from "./webhook"

export type { ProviderDispute } from "./provider-dispute"

/** The name under which the ledger files this provider's objects. */
export const PROVIDER_NAME = "stripe"

/** A payment as the provider's own books show it. */
export interface ProviderPayment {
  id: string
  /** received once captured, asked for before */
  amountFen: bigint
  currency: string
  progress: PaymentProgress
  /** Medusa's payment session, null for a payment this shop did not open */
  sessionId: string | null
  /** opened by this very shop, by its own mark */
  ours: boolean
  /** a bank has, or had, something to say about it */
  disputed: boolean
  occurredAt: Date
}

/** A refund as the provider's own books show it. Posted to the ledger only once `succeeded`. */
export interface ProviderRefund {
  id: string
  paymentId: string
  amountFen: bigint
  currency: string
  state: "succeeded" | "pending" | "failed"
  medusaRefundId: string | null
  /** the request it fulfils, `rfq_…` */
  requestId: string | null
  occurredAt: Date
}

/** The provider's books and the few things reconcile may do with them. The outside witness of every report. */
export interface ProviderJournal {
  payment(id: string): Promise<ProviderPayment>
  cancelPayment(id: string): Promise<ProviderPayment>
  refundsOf(paymentId: string): Promise<ProviderRefund[]>
  /** Gives back money that belongs to no order. Idempotent by `key`. */
  refundUnapplied(input: { paymentId: string; amountFen: bigint; key: string }): Promise<ProviderRefund>
  /** Finishes a refund Medusa began and a crash cut off. Idempotent by its request, else by Medusa's refund id: the key of the first attempt. */
  finishRefund(input: { paymentId: string; amountFen: bigint; medusaRefundId: string; requestId: string | null }): Promise<ProviderRefund>
  succeededPayments(since: Date): AsyncIterable<ProviderPayment>
  disputesOf(paymentId: string): Promise<ProviderDispute[]>
  disputes(since: Date): AsyncIterable<ProviderDispute>
  refunds(since: Date): AsyncIterable<ProviderRefund>
  events(since: Date): AsyncIterable<ProviderHint>
}

/** Opens the journal of the provider the environment names. */
export function providerJournal(options: StripeAdapterOptions = stripeOptions()): ProviderJournal {
  const stripe = stripeClient(options)
  const paymentOf = (intent: Stripe.PaymentIntent) => readPayment(intent, options.storefrontUrl)
  const after = (since: Date) => ({ created: { gte: Math.floor(since.getTime() / 1000) }, limit: 100 })
  return {
    payment: (id) => asking("reading a payment", async () => paymentOf(await stripe.paymentIntents.retrieve(id, { expand: ["latest_charge"] }))),
    cancelPayment: (id) => asking("cancelling a payment", async () => paymentOf(await stripe.paymentIntents.cancel(id))),
    refundsOf: (paymentId) => asking("reading refunds", () => collect(stripe.refunds.list({ payment_intent: paymentId, limit: 100 }), refundOf)),
    refundUnapplied: ({ paymentId, amountFen, key }) =>
      asking("refunding a payment", async () => refundOf(await stripe.refunds.create({ payment_intent: paymentId, amount: Number(amountFen) }, { idempotencyKey: key }))),
    finishRefund: ({ paymentId, amountFen, medusaRefundId, requestId }) =>
      asking("finishing a refund", async () =>
        refundOf(await stripe.refunds.create(refundParameters({ intentId: paymentId, amountFen: Number(amountFen), refundId: medusaRefundId, requestId }), { idempotencyKey: requestId ?? medusaRefundId })),
      ),
    async *succeededPayments(since) {
      for await (const intent of stripe.paymentIntents.list({ ...after(since), expand: ["data.latest_charge"] })) if (progressOf(intent) === "captured") yield paymentOf(intent)
    },
    disputesOf: (paymentId) => asking("reading disputes", () => collect(stripe.disputes.list({ payment_intent: paymentId, limit: 100 }), readDispute)),
    async *disputes(since) {
      for await (const dispute of stripe.disputes.list(after(since))) yield readDispute(dispute)
    },
    async *refunds(since) {
      for await (const refund of stripe.refunds.list(after(since))) yield refundOf(refund)
    },
    async *events(since) {
      for await (const event of stripe.events.list(after(since))) yield hintOf(event)
    },
  }
}

async function asking<T>(doing: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw providerRefusal(doing, error)
  }
}

async function collect<A, B>(items: AsyncIterable<A>, read: (item: A) => B): Promise<B[]> {
  const all: B[] = []
  for await (const item of items) all.push(read(item))
  return all
}

function readPayment(intent: Stripe.PaymentIntent, shop: string): ProviderPayment {
  const progress = progressOf(intent)
  const charge = typeof intent.latest_charge === "object" ? intent.latest_charge : null
  return {
    id: intent.id,
    amountFen: BigInt(progress === "captured" ? intent.amount_received : intent.amount),
    currency: intent.currency.toLowerCase(),
    progress,
    sessionId: intent.metadata?.["session_id"] || null,
    disputed: charge?.disputed ?? false,
    ours: intent.metadata?.[SHOP_KEY] === shop,
    occurredAt: new Date((charge?.created ?? intent.created) * 1000),
  }
}

function refundOf(refund: Stripe.Refund): ProviderRefund {
  const paymentId = typeof refund.payment_intent === "object" ? refund.payment_intent?.id : refund.payment_intent
  return {
    id: refund.id,
    paymentId: paymentId ?? "",
    amountFen: BigInt(refund.amount),
    currency: refund.currency.toLowerCase(),
    state: refund.status === "succeeded" ? "succeeded" : refund.status === "failed" || refund.status === "canceled" ? "failed" : "pending",
    medusaRefundId: refund.metadata?.[MEDUSA_REFUND_KEY] || null,
    requestId: refund.metadata?.[REFUND_REQUEST_KEY] || null,
    occurredAt: new Date(refund.created * 1000),
  }
}
