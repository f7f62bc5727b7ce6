import Stripe from "stripe"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { SHOP, awaitingIntent, startEndpoint, startStandIn } from "./running-stand-in.test-builder.js"
import { drawsFrom, shuffled } from "./shuffle.js"

let shop: Awaited<ReturnType<typeof startEndpoint>>
let standIn: Awaited<ReturnType<typeof startStandIn>>
beforeEach(async () => {
  shop = await startEndpoint()
  standIn = await startStandIn({ webhookUrl: shop.url })
})
afterEach(async () => {
  await standIn.stop()
  await shop.stop()
})

const charges = async () => (await standIn.stripe.charges.list()).data.length
const paidIntent = async (): Promise<string> => {
  const { id } = await awaitingIntent(standIn.stripe, 1000)
  await standIn.control("/pay", { payment_intent: id })
  return id
}
/** A client as impatient as the shop's own, without its retries. */
const impatient = () => new Stripe("sk_test_contract", { host: "127.0.0.1", port: Number(new URL(standIn.url).port), protocol: "http", timeout: 150, maxNetworkRetries: 0 })

describe("deliveries", () => {
  it("take their time, each its own", async () => {
    await standIn.control("/webhooks/delay", { min_ms: 120, max_ms: 240, seed: 7 })
    const began = Date.now()
    await standIn.stripe.paymentIntents.create({ amount: 100, currency: "cny" })
    await vi.waitFor(() => expect(shop.received).toHaveLength(1))
    expect(Date.now() - began).toBeGreaterThanOrEqual(115)
  })

  it("come in an order the seed decides, each once", async () => {
    await standIn.control("/webhooks/reorder", { batch: 5, seed: 3 })
    await paidIntent()
    expect(shop.received).toHaveLength(0)
    await standIn.stripe.paymentIntents.create({ amount: 100, currency: "cny" })
    await vi.waitFor(() => expect(shop.received).toHaveLength(5))
    const sent = ["payment_intent.created", "payment_intent.requires_action", "charge.succeeded", "payment_intent.succeeded", "payment_intent.created"]
    expect(shop.types()).toEqual(shuffled(sent, drawsFrom(3)))
    expect(shop.types()).not.toEqual(sent)
  })

  it("gathered too few are sent when they are released", async () => {
    await standIn.control("/webhooks/reorder", { batch: 50 })
    await standIn.stripe.paymentIntents.create({ amount: 100, currency: "cny" })
    await standIn.control("/webhooks/release", {})
    await vi.waitFor(() => expect(shop.received).toHaveLength(1))
  })
})

describe("a provider that charges and then does not answer", () => {
  const confirmation = { payment_method_data: { type: "alipay" }, return_url: SHOP } as const

  // The SDK itself asks again once when a line is cut, so that answer has to be lost twice.
  it.each([["hang", 1], ["lose_answer", 2]] as const)("has charged once (%s), and says so to whoever asks again, also after the key expired", async (kind, times) => {
    const intent = await standIn.stripe.paymentIntents.create({ amount: 900, currency: "cny", payment_method_types: ["alipay"] })
    await standIn.control("/charge-on-confirm", { times: 1 })
    await standIn.control("/outage", { path: "/v1/payment_intents", method: "POST", kind, times })
    await expect(impatient().paymentIntents.confirm(intent.id, confirmation, { idempotencyKey: "confirm" })).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError)
    expect(await charges()).toBe(1)
    expect((await standIn.stripe.paymentIntents.confirm(intent.id, confirmation, { idempotencyKey: "confirm" })).status).toBe("succeeded")
    expect(await standIn.control("/forget-keys", {})).toMatchObject({ forgotten: expect.any(Number) })
    await expect(standIn.stripe.paymentIntents.confirm(intent.id, confirmation, { idempotencyKey: "confirm" })).rejects.toMatchObject({ code: "payment_intent_unexpected_state" })
    expect(await charges()).toBe(1)
  })
})

describe("refunds", () => {
  const refunded = async () => standIn.control("/journal")

  it("may fail at once, with nothing moved", async () => {
    const id = await paidIntent()
    await standIn.control("/refund-status", { status: "failed" })
    expect(await standIn.stripe.refunds.create({ payment_intent: id, amount: 200 })).toMatchObject({ status: "failed", failure_reason: "expired_or_canceled_card" })
    expect(await refunded()).toMatchObject({ refunded_fen: "0", unfinished_refunds: [{ status: "failed" }] })
    await vi.waitFor(() => expect(shop.types()).toContain("refund.failed"))
    expect(shop.types()).not.toContain("charge.refunded")
  })

  it("may succeed and bounce days later", async () => {
    const id = await paidIntent()
    const refund = await standIn.stripe.refunds.create({ payment_intent: id, amount: 200 })
    await standIn.control(`/refunds/${refund.id}/conclude`, { status: "failed" })
    expect(await refunded()).toMatchObject({ refunded_fen: "0" })
    await vi.waitFor(() => expect(shop.types()).toContain("refund.failed"))
  })

  it.each(["succeeded", "failed"] as const)("may be pending and end by themselves as %s", async (conclude) => {
    const id = await paidIntent()
    await standIn.control("/refund-status", { status: "pending", conclude, after_ms: 30 })
    const refund = await standIn.stripe.refunds.create({ payment_intent: id, amount: 200 })
    expect(refund.status).toBe("pending")
    await vi.waitFor(async () => expect((await standIn.stripe.refunds.retrieve(refund.id)).status).toBe(conclude))
    expect(await refunded()).toMatchObject({ refunded_fen: conclude === "succeeded" ? "200" : "0" })
  })
})
