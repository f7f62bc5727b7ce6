import Stripe from "stripe"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { SHOP, awaitingIntent, startStandIn } from "./running-stand-in.test-builder.js"

let standIn: Awaited<ReturnType<typeof startStandIn>>
beforeEach(async () => { standIn = await startStandIn() })
afterEach(() => standIn.stop())

const decide = (id: string, decision: "approve" | "refuse") => fetch(`${standIn.url}/alipay/${id}/${decision}`, { method: "POST", redirect: "manual" })

describe("a payment by Alipay", () => {
  it("asks the payer to decide on the hosted page, then is captured in full and sends the payer back", async () => {
    const intent = await awaitingIntent(standIn.stripe)
    expect(intent.status).toBe("requires_action")
    expect(intent.next_action?.alipay_handle_redirect?.url).toBe(`http://pay.test/alipay/${intent.id}`)
    const page = await (await fetch(`${standIn.url}/alipay/${intent.id}`)).text()
    expect(page).toContain("演示收银台：不会发生真实扣款")
    expect(page).toContain("¥128.00")
    const back = await decide(intent.id, "approve")
    expect(back.status).toBe(303)
    const url = new URL(back.headers.get("location") ?? "")
    expect(`${url.origin}${url.pathname}`).toBe(SHOP)
    expect(url.searchParams.get("payment_intent")).toBe(intent.id)
    expect(url.searchParams.get("redirect_status")).toBe("succeeded")
    const paid = await standIn.stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge", "payment_method"] })
    expect(paid.status).toBe("succeeded")
    expect(paid.amount_received).toBe(12_800)
    expect(paid.latest_charge).toMatchObject({ object: "charge", amount: 12_800, captured: true, payment_intent: intent.id })
    expect(paid.payment_method).toMatchObject({ object: "payment_method", type: "alipay" })
  })

  it("is charged once when the payer presses twice, or presses refuse after agreeing", async () => {
    const intent = await awaitingIntent(standIn.stripe)
    const answers = await Promise.all([decide(intent.id, "approve"), decide(intent.id, "approve")])
    expect(answers.map((answer) => answer.status)).toEqual([303, 303])
    const late = await decide(intent.id, "refuse")
    expect(late.headers.get("location")).toContain("redirect_status=succeeded")
    expect((await standIn.stripe.charges.list({ payment_intent: intent.id })).data).toHaveLength(1)
  })

  it("may be confirmed again after the payer gave up", async () => {
    const intent = await awaitingIntent(standIn.stripe)
    expect((await decide(intent.id, "refuse")).headers.get("location")).toContain("redirect_status=failed")
    const refused = await standIn.stripe.paymentIntents.retrieve(intent.id)
    expect(refused.status).toBe("requires_payment_method")
    expect(refused.last_payment_error?.code).toBe("payment_intent_authentication_failure")
    expect((await fetch(`${standIn.url}/alipay/${intent.id}`)).status).toBe(409)
    const again = await standIn.stripe.paymentIntents.confirm(intent.id, { payment_method_data: { type: "alipay" }, return_url: SHOP })
    expect(again.status).toBe("requires_action")
  })

  it("cannot be paid on the page once it is cancelled, and the page says why", async () => {
    const intent = await awaitingIntent(standIn.stripe)
    await standIn.stripe.paymentIntents.cancel(intent.id, { cancellation_reason: "abandoned" })
    const answer = await decide(intent.id, "approve")
    expect(answer.status).toBe(410)
    expect(await answer.text()).toContain("这笔付款已经关闭")
    expect((await standIn.stripe.charges.list()).data).toHaveLength(0)
  })

  it("arrives for a cancelled intent only when a test forces it", async () => {
    const intent = await awaitingIntent(standIn.stripe)
    await standIn.stripe.paymentIntents.cancel(intent.id)
    expect(await standIn.control("/pay", { payment_intent: intent.id })).toMatchObject({ error: { code: "payment_intent_unexpected_state" } })
    expect(await standIn.control("/pay", { payment_intent: intent.id, force_late_payment: true })).toMatchObject({ status: "succeeded" })
  })

  it("merges metadata and refuses a confirmation without return_url", async () => {
    const intent = await standIn.stripe.paymentIntents.create({ amount: 100, currency: "cny", payment_method_types: ["alipay"], metadata: { a: "1", b: "2" } })
    const updated = await standIn.stripe.paymentIntents.update(intent.id, { amount: 250, metadata: { a: "", c: "3" } })
    expect(updated).toMatchObject({ amount: 250, metadata: { b: "2", c: "3" } })
    const refusal = await failure(standIn.stripe.paymentIntents.confirm(intent.id, { payment_method_data: { type: "alipay" } }))
    expect(refusal).toMatchObject({ param: "return_url", statusCode: 400 })
  })
})

describe("a refusal", () => {
  it("reaches the SDK as the error class that Stripe itself would cause", async () => {
    const unknown = await failure(standIn.stripe.paymentIntents.retrieve("pi_nobody"))
    expect(unknown).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError)
    expect(unknown).toMatchObject({ statusCode: 404, code: "resource_missing" })
    const zero = await failure(standIn.stripe.paymentIntents.create({ amount: 0, currency: "cny" }))
    expect(zero).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError)
    expect(zero).toMatchObject({ statusCode: 400, param: "amount" })
    const manual = await failure(standIn.stripe.paymentIntents.create({ amount: 5, currency: "cny", capture_method: "manual" }))
    expect(manual).toMatchObject({ param: "capture_method" })
    const keyless = await fetch(`${standIn.url}/v1/payment_intents`)
    expect(keyless.status).toBe(401)
    const { port } = new URL(standIn.url)
    const stranger = new Stripe("nonsense", { host: "127.0.0.1", port: Number(port), protocol: "http", maxNetworkRetries: 0 })
    expect(await failure(stranger.paymentIntents.list())).toBeInstanceOf(Stripe.errors.StripeAuthenticationError)
  })

  it("carries the intent when its state forbids the call", async () => {
    const intent = await awaitingIntent(standIn.stripe)
    await standIn.control("/pay", { payment_intent: intent.id })
    for (const call of [standIn.stripe.paymentIntents.cancel(intent.id), standIn.stripe.paymentIntents.capture(intent.id), standIn.stripe.paymentIntents.update(intent.id, { amount: 3 })]) {
      expect(await failure(call)).toMatchObject({ code: "payment_intent_unexpected_state", payment_intent: { id: intent.id, status: "succeeded" } })
    }
  })
})

describe("an Idempotency-Key", () => {
  const body = { amount: 700, currency: "cny", payment_method_types: ["alipay"] }

  it("gives the first answer again for the same parameters and refuses others", async () => {
    const first = await standIn.stripe.paymentIntents.create(body, { idempotencyKey: "k1" })
    const second = await standIn.stripe.paymentIntents.create(body, { idempotencyKey: "k1" })
    expect(second.id).toBe(first.id)
    const other = await failure(standIn.stripe.paymentIntents.create({ ...body, amount: 701 }, { idempotencyKey: "k1" }))
    expect(other).toBeInstanceOf(Stripe.errors.StripeIdempotencyError)
    expect((await standIn.stripe.paymentIntents.list()).data).toHaveLength(1)
  })

  it("finds the done work when every answer to it was lost on the way", async () => {
    await standIn.control("/outage", { path: "/v1/payment_intents", kind: "lose_answer", times: 2 })
    expect(await failure(standIn.stripe.paymentIntents.create(body, { idempotencyKey: "k2" }))).toBeInstanceOf(Stripe.errors.StripeConnectionError)
    const again = await standIn.stripe.paymentIntents.create(body, { idempotencyKey: "k2" })
    expect((await standIn.stripe.paymentIntents.list()).data.map(({ id }) => id)).toEqual([again.id])
  })
})

async function failure(call: Promise<unknown>): Promise<unknown> {
  return call.then(() => { throw new Error("expected a refusal") }, (error: unknown) => error)
}
