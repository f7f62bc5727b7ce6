import { PaymentSessionStatus } from "@medusajs/framework/utils"
import Stripe from "stripe"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { AlipayProvider } from "./alipay-provider"
import { NotWholeFen, providerFen } from "./amount"
import { progressOf } from "./intent-status"
import { providerRefusal } from "./provider-refusal"
import { UnsignedEvent, verifiedHint } from "./webhook"

const intent = (over: Partial<Stripe.PaymentIntent>) => ({ id: "pi_1", amount: 3990, currency: "cny", status: "requires_confirmation", last_payment_error: null, next_action: null, metadata: {}, ...over }) as Stripe.PaymentIntent

class Watched extends AlipayProvider {
  asked: { what: string; params: unknown[] }[] = []
  answer(intents: Stripe.PaymentIntent[]) {
    const next = (what: string) => async (...params: unknown[]) => {
      this.asked.push({ what, params })
      return intents.shift()
    }
    this.stripe_ = { paymentIntents: { create: next("create"), retrieve: next("retrieve"), confirm: next("confirm"), cancel: next("cancel") } } as unknown as Stripe
    return this
  }
}
const provider = (...intents: Stripe.PaymentIntent[]) => new Watched({}, { apiKey: "sk_test", webhookSecret: "whsec", storefrontUrl: "https://shop.example" }).answer(intents)

describe("the Alipay provider", () => {
  it("confirms on authorise and lets the order wait for the money", async () => {
    const waiting = intent({ status: "requires_action", next_action: { type: "alipay_handle_redirect", alipay_handle_redirect: { url: "https://wallet", native_data: null, native_url: null, return_url: null } } as Stripe.PaymentIntent.NextAction })
    const alipay = provider(intent({}), waiting)
    expect(await alipay.authorizePayment({ data: { id: "pi_1" } })).toMatchObject({ status: PaymentSessionStatus.PENDING_AUTHORIZATION, data: { redirect_url: "https://wallet" } })
    expect(alipay.asked[1]).toEqual({ what: "confirm", params: ["pi_1", { payment_method_data: { type: "alipay" }, return_url: "https://shop.example/checkout/return" }] })
  })
  it("never confirms what is paid already", async () => {
    const alipay = provider(intent({ status: "succeeded" }))
    expect(await alipay.authorizePayment({ data: { id: "pi_1" } })).toMatchObject({ status: PaymentSessionStatus.CAPTURED })
    expect(alipay.asked.map((a) => a.what)).toEqual(["retrieve"])
  })
  it("opens a new page after a refusal at the wallet", async () => {
    const refused = intent({ status: "requires_payment_method", last_payment_error: { type: "card_error" } as Stripe.PaymentIntent.LastPaymentError })
    const alipay = provider(refused, intent({ status: "requires_action" }))
    expect((await alipay.authorizePayment({ data: { id: "pi_1" } })).status).toBe(PaymentSessionStatus.PENDING_AUTHORIZATION)
  })
  it("sends the amount in fen and nothing of the buyer", async () => {
    const alipay = provider(intent({}))
    await alipay.initiatePayment({ amount: 39.9, currency_code: "cny", data: { session_id: "payses_1" }, context: { idempotency_key: "payses_1", customer: { id: "cus_1", email: "a@b.c", first_name: "王", phone: "13800138000" } } })
    expect(alipay.asked[0]?.params[0]).toEqual({ amount: 3990, currency: "cny", payment_method_types: ["alipay"], capture_method: "automatic", metadata: { session_id: "payses_1", shop: "https://shop.example" } })
    expect(await alipay.createAccountHolder()).toEqual({})
  })
  it("counts an unknown state as waiting, never as paid", () => {
    expect(progressOf({ status: "something_new" as Stripe.PaymentIntent.Status, last_payment_error: null })).toBe("waiting")
  })
})

describe("amounts for the provider", () => {
  it("are exact", () => expect([0.29, 1.1, "19999.99"].map((yuan) => providerFen(yuan, "cny"))).toEqual([29, 110, 1999999]))
  it("refuse fractions of a fen, other currencies and amounts beyond 2^53", () => {
    for (const [amount, currency] of [["1.005", "cny"], ["1", "usd"], ["900719925474099200", "cny"]] as const) expect(() => providerFen(amount, currency)).toThrow(NotWholeFen)
  })
})

describe("the provider's errors", () => {
  it("'already refunded' is a mismatch, never a success", () => {
    const error = new Stripe.errors.StripeInvalidRequestError({ type: "invalid_request_error", message: "refunded", code: "charge_already_refunded" })
    expect(providerRefusal("refunding", error).code).toBe("refund_mismatch")
  })
  it("an unreachable provider is told apart", () => {
    expect(providerRefusal("confirming", new Stripe.errors.StripeConnectionError({ type: "api_error", message: "down" })).code).toBe("payment_provider_unavailable")
  })
})

describe("a webhook's signature", () => {
  const before = { ...process.env }
  beforeEach(() => Object.assign(process.env, { STRIPE_API_KEY: "sk_test", STRIPE_WEBHOOK_SECRET: "whsec_test" }))
  afterEach(() => { process.env = { ...before } })
  const payload = JSON.stringify({ id: "evt_1", object: "event", type: "payment_intent.succeeded", created: 1, data: { object: { id: "pi_1", object: "payment_intent" } } })
  const signed = (over: { secret?: string; timestamp?: number } = {}) => new Stripe("sk_test").webhooks.generateTestHeaderString({ payload, secret: "whsec_test", ...over })

  it("opens the door for Stripe's own signer", () => {
    expect(verifiedHint(Buffer.from(payload), signed())).toMatchObject({ eventId: "evt_1", type: "payment_intent.succeeded", paymentId: "pi_1" })
  })
  it("is refused when missing, wrong, old, or of another body", () => {
    const old = signed({ timestamp: Math.floor(Date.now() / 1000) - 3600 })
    for (const signature of [undefined, "", "t=1,v1=ab", signed({ secret: "whsec_other" }), old]) expect(() => verifiedHint(Buffer.from(payload), signature)).toThrow(UnsignedEvent)
    expect(() => verifiedHint(Buffer.from(`${payload} `), signed())).toThrow(UnsignedEvent)
  })
})
