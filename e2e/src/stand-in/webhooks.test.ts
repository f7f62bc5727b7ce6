import { appendFileSync, readFileSync } from "node:fs"
import { join } from "node:path"
import Stripe from "stripe"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { SECRET, awaitingIntent, startEndpoint, startStandIn } from "./running-stand-in.test-builder.js"

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

const pay = async () => {
  const intent = await awaitingIntent(standIn.stripe)
  await standIn.control("/pay", { payment_intent: intent.id })
  return intent.id
}
const times = (type: string) => shop.types().filter((each) => each === type).length

describe("webhooks", () => {
  it("tell the whole story, signed so that the SDK accepts them and nothing forged", async () => {
    const id = await pay()
    await standIn.stripe.refunds.create({ payment_intent: id, amount: 100 })
    await vi.waitFor(() => expect(shop.types().sort()).toEqual(["charge.refunded", "charge.succeeded", "payment_intent.created", "payment_intent.requires_action", "payment_intent.succeeded", "refund.created"]))
    for (const { body, signature } of shop.received) {
      expect(Stripe.webhooks.constructEvent(body, signature, SECRET).object).toBe("event")
      expect(() => Stripe.webhooks.constructEvent(`${body} `, signature, SECRET)).toThrow(/signature/i)
      expect(() => Stripe.webhooks.constructEvent(body, signature, "whsec_other")).toThrow(/signature/i)
    }
  })

  it("come again until the shop answers 2xx", async () => {
    shop.answers.push(500, 503)
    await standIn.stripe.paymentIntents.create({ amount: 100, currency: "cny" })
    await vi.waitFor(() => expect(shop.received).toHaveLength(3))
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(shop.received).toHaveLength(3)
  })

  it("are withheld by type and come when released", async () => {
    await standIn.control("/webhooks/withhold", { types: ["payment_intent.succeeded"] })
    await pay()
    await vi.waitFor(() => expect(times("charge.succeeded")).toBe(1))
    expect(times("payment_intent.succeeded")).toBe(0)
    await standIn.control("/webhooks/release", {})
    await vi.waitFor(() => expect(times("payment_intent.succeeded")).toBe(1))
  })

  it("withheld and discarded never come", async () => {
    await standIn.control("/webhooks/withhold", {})
    await pay()
    expect(await standIn.control("/webhooks/release", { discard: true })).toMatchObject({ released: 0 })
    await standIn.stripe.paymentIntents.create({ amount: 100, currency: "cny" })
    await vi.waitFor(() => expect(shop.types()).toEqual(["payment_intent.created"]))
  })

  it("are duplicated and redelivered at will", async () => {
    await standIn.control("/webhooks/duplicate", { times: 10 })
    await pay()
    await vi.waitFor(() => expect(times("payment_intent.succeeded")).toBe(10))
    const event = (await standIn.stripe.events.list({ type: "payment_intent.succeeded" })).data[0]
    await standIn.control(`/events/${event?.id}/redeliver`, { times: 2 })
    expect(times("payment_intent.succeeded")).toBe(12)
  })
})

describe("a restart", () => {
  it("loses no object, no idempotency answer and no undelivered event", async () => {
    await standIn.control("/webhooks/withhold", {})
    const paid = await pay()
    const body = { payment_intent: paid, amount: 40 }
    const refund = await standIn.stripe.refunds.create(body, { idempotencyKey: "once" })
    await standIn.stop()
    standIn = await startStandIn({ folder: standIn.folder, webhookUrl: shop.url })
    expect((await standIn.stripe.paymentIntents.retrieve(paid)).status).toBe("succeeded")
    expect((await standIn.stripe.refunds.create(body, { idempotencyKey: "once" })).id).toBe(refund.id)
    expect(await standIn.control("/journal")).toMatchObject({ charged_fen: "12800", refunded_fen: "40" })
    expect(shop.received).toHaveLength(0)
    await standIn.control("/webhooks/release", {})
    await vi.waitFor(() => expect(times("payment_intent.succeeded")).toBe(1))
  })

  it("writes nothing more about what is under way when it ends, and sends it again after the next start", async () => {
    const slow = await startEndpoint({ pauseMs: 100 })
    const before = await startStandIn({ webhookUrl: slow.url })
    await before.stripe.paymentIntents.create({ amount: 100, currency: "cny" })
    await vi.waitFor(() => expect(slow.received).toHaveLength(1))
    await before.stop()
    const journal = () => readFileSync(join(before.folder, "payments.jsonl"), "utf8")
    const left = journal()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(journal()).toBe(left)
    const after = await startStandIn({ webhookUrl: slow.url, folder: before.folder })
    await vi.waitFor(() => expect(slow.received).toHaveLength(2))
    await after.stop()
    await slow.stop()
  })
})

describe("a crash in the middle of a write", () => {
  it("forgets the half line that was never answered, and nothing else", async () => {
    const paid = await pay()
    const file = join(standIn.folder, "payments.jsonl")
    await standIn.stop()
    appendFileSync(file, '[{"put":{"id":"pi_half","object":"payment_in')
    standIn = await startStandIn({ folder: standIn.folder, webhookUrl: shop.url })
    expect((await standIn.stripe.paymentIntents.retrieve(paid)).status).toBe("succeeded")
    const next = await standIn.stripe.paymentIntents.create({ amount: 100, currency: "cny" })
    await standIn.stop()
    standIn = await startStandIn({ folder: standIn.folder, webhookUrl: shop.url })
    expect((await standIn.stripe.paymentIntents.list()).data.map(({ id }) => id)).toEqual([next.id, paid])
  })
})

describe("the control door", () => {
  it("does not exist unless the stand-in listens on loopback", async () => {
    const closed = await startStandIn({ withControlDoor: false })
    expect((await fetch(`${closed.url}/_control/journal`)).status).toBe(404)
    await closed.stop()
  })
})
