import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { awaitingIntent, startStandIn } from "./running-stand-in.test-builder.js"

let standIn: Awaited<ReturnType<typeof startStandIn>>
beforeEach(async () => { standIn = await startStandIn() })
afterEach(() => standIn.stop())

async function paidIntent(amount: number): Promise<string> {
  const { id } = await awaitingIntent(standIn.stripe, amount)
  await standIn.control("/pay", { payment_intent: id })
  return id
}

describe("refunds", () => {
  it("never add up to more than the charge", async () => {
    const id = await paidIntent(1000)
    await standIn.stripe.refunds.create({ payment_intent: id, amount: 600, metadata: { medusa_refund_id: "ref_1" } })
    await expect(standIn.stripe.refunds.create({ payment_intent: id, amount: 401 })).rejects.toMatchObject({ type: "StripeInvalidRequestError", code: "amount_too_large" })
    const rest = await standIn.stripe.refunds.create({ payment_intent: id })
    expect(rest.amount).toBe(400)
    await expect(standIn.stripe.refunds.create({ payment_intent: id, amount: 1 })).rejects.toMatchObject({ code: "charge_already_refunded" })
    const listed = await standIn.stripe.refunds.list({ payment_intent: id })
    expect(listed.data.map(({ amount }) => amount)).toEqual([400, 600])
    expect(await standIn.control("/journal")).toMatchObject({ charged_fen: "1000", refunded_fen: "1000" })
  })

  it("of an intent without money are refused", async () => {
    const { id } = await awaitingIntent(standIn.stripe)
    await expect(standIn.stripe.refunds.create({ payment_intent: id })).rejects.toMatchObject({ type: "StripeInvalidRequestError" })
    await expect(standIn.stripe.refunds.create({ payment_intent: "pi_nobody" })).rejects.toMatchObject({ code: "resource_missing" })
  })

  it("may be pending, fail, and then leave the charge as it was", async () => {
    const id = await paidIntent(500)
    await standIn.control("/refund-status", { status: "pending" })
    const refund = await standIn.stripe.refunds.create({ payment_intent: id, amount: 200 })
    expect(refund.status).toBe("pending")
    await standIn.control(`/refunds/${refund.id}/conclude`, { status: "failed" })
    expect((await standIn.stripe.refunds.retrieve(refund.id)).status).toBe("failed")
    const intent = await standIn.stripe.paymentIntents.retrieve(id, { expand: ["latest_charge"] })
    expect(intent.latest_charge).toMatchObject({ amount_refunded: 0 })
    expect(await standIn.control("/journal")).toMatchObject({ refunded_fen: "0" })
  })

  it("made at the dashboard look like any other refund", async () => {
    const id = await paidIntent(900)
    await standIn.control("/refund", { payment_intent: id, amount: 250 })
    const [refund] = (await standIn.stripe.refunds.list({ payment_intent: id })).data
    expect(refund).toMatchObject({ amount: 250, status: "succeeded", metadata: {} })
  })
})

describe("lists", () => {
  it("give every row once, newest first, page by page", async () => {
    const made: string[] = []
    for (let count = 0; count < 7; count += 1) made.push((await standIn.stripe.paymentIntents.create({ amount: 100 + count, currency: "cny" })).id)
    const seen: string[] = []
    for await (const intent of standIn.stripe.paymentIntents.list({ limit: 3 })) seen.push(intent.id)
    expect(seen).toEqual(made.reverse())
    const first = await standIn.stripe.paymentIntents.list({ limit: 3 })
    expect(first).toMatchObject({ object: "list", has_more: true })
    const future = Math.floor(Date.now() / 1000) + 60
    expect((await standIn.stripe.paymentIntents.list({ created: { gte: future } })).data).toEqual([])
    expect((await standIn.stripe.paymentIntents.list({ created: { lt: future }, limit: 100 })).data).toHaveLength(7)
    await expect(standIn.stripe.paymentIntents.list({ starting_after: "pi_nobody" })).rejects.toMatchObject({ code: "resource_missing" })
    await expect(standIn.stripe.paymentIntents.list({ limit: 101 })).rejects.toMatchObject({ param: "limit" })
  })

  it("of events can be narrowed to types", async () => {
    await paidIntent(300)
    const events = await standIn.stripe.events.list({ types: ["payment_intent.succeeded", "charge.succeeded"] })
    expect(events.data.map(({ type }) => type).sort()).toEqual(["charge.succeeded", "payment_intent.succeeded"])
    const [event] = events.data
    expect((await standIn.stripe.events.retrieve(event?.id ?? "")).id).toBe(event?.id)
  })
})

describe("customers", () => {
  it("are kept, changed and deleted, with their payment methods", async () => {
    const customer = await standIn.stripe.customers.create({ email: "buyer@example.com", name: "钱塘" })
    await standIn.stripe.customers.update(customer.id, { phone: "13800000000" })
    const method = await standIn.stripe.paymentMethods.create({ type: "alipay" })
    await standIn.stripe.paymentMethods.attach(method.id, { customer: customer.id })
    expect((await standIn.stripe.customers.listPaymentMethods(customer.id)).data.map(({ id }) => id)).toEqual([method.id])
    expect(await standIn.stripe.customers.retrieve(customer.id)).toMatchObject({ name: "钱塘", phone: "13800000000" })
    expect(await standIn.stripe.customers.del(customer.id)).toMatchObject({ deleted: true })
    await expect(standIn.stripe.customers.retrieve(customer.id)).rejects.toMatchObject({ statusCode: 404 })
  })
})
