import type { Client } from "pg"
import { describe, expect, it } from "vitest"
import type { InboxEvent } from "@qianhang/shared/contracts"
import { signEvent } from "../../providers/stripe/signed-event.test-builder"
import { ask, entriesOf, overviewOf, paidOrder, placeOrder, type PlacedOrder, told, until } from "../../testing/buyer"
import { withPayingShop } from "../../testing/paying-shop.test-builder"
import { reconOf } from "../../testing/recon"
import type { TestShop } from "../../testing/test-shop"

let shop: TestShop
let database: Client
let office: string
const control = withPayingShop((opened) => ({ shop, database, office } = opened))

const berries = (quantity = 1) => [{ variant_id: shop.facts.blueberry.variantId, quantity }]
interface Moved {
  id: string
  payment_intent: string
  amount_fen: string
}
const witnessed = async (book: "charges" | "refunds"): Promise<Moved[]> => (await (await fetch(`${shop.standIn?.url}/_control/journal`)).json() as Record<typeof book, Moved[]>)[book]
const refundsOf = async (intentId: string) => (await witnessed("refunds")).filter((refund) => refund.payment_intent === intentId)
const kindsOf = async (order: PlacedOrder) => (await entriesOf(shop, office, order.id)).map(({ kind }) => kind)

describe("a provider that charges and then does not answer", () => {
  it.each([["hang", 1], ["lose_answer", 3]] as const)("has one charge and one paid order (%s)", async (kind, times) => {
    await control("/webhooks/withhold")
    await control("/charge-on-confirm", { times: 1 })
    const cart = await told<{ cart_id: string }>(shop, "/store/checkout/prepare", { body: { items: berries(), address: { name: "王小明", mobile: "13800138000", province_code: "330000", city_code: "330100", district_code: "330106", detail: "文三路 90 号" }, no_return_confirmed: true } })
    await control("/outage", { path: "/v1/payment_intents/pi_", method: "POST", kind, times })
    const completed = await ask<{ order?: { id: string }; access_token: string }>(shop, `/store/carts/${cart.cart_id}/complete`, { body: {} })
    await control("/forget-keys")
    const again = completed.body.order ? completed : await ask<{ order?: { id: string }; access_token: string }>(shop, `/store/carts/${cart.cart_id}/complete`, { body: {} })
    const order = { id: again.body.order?.id ?? "", token: again.body.access_token, intentId: "", totalFen: 0n }
    await until(() => overviewOf(shop, order), ({ state }) => state === "paid")
    const [sale] = await until(() => entriesOf(shop, office, order.id), (entries) => entries.length === 1)
    const charges = await witnessed("charges")
    expect(charges.filter((charge) => charge.payment_intent === sale?.source.object_id)).toHaveLength(1)
    expect(charges).toHaveLength(kind === "hang" ? 1 : 2)
  }, 300_000)
})

describe("a session at the provider", () => {
  it("of an unpaid order, however old, is asked for until it is paid, without any event", async () => {
    await control("/webhooks/withhold")
    const order = await placeOrder(shop, berries())
    await database.query("update payment_session set created_at = created_at - interval '90 days', status = 'requires_more' where data->>'id' = $1", [order.intentId])
    await control("/pay", { payment_intent: order.intentId })
    expect(await until(() => overviewOf(shop, order), ({ state }) => state === "paid")).toMatchObject({ paid_fen: String(order.totalFen) })
  }, 300_000)

  it("that was cancelled and paid all the same is refunded in full and never a sale", async () => {
    await control("/webhooks/withhold")
    const order = await placeOrder(shop, berries())
    await database.query(`update "order" set created_at = created_at - interval '31 minutes' where id = $1`, [order.id])
    await until(() => overviewOf(shop, order), ({ state }) => state === "cancelled")
    await database.query("update payment_session set created_at = created_at - interval '90 days' where data->>'id' = $1", [order.intentId])
    await control("/pay", { payment_intent: order.intentId, force_late_payment: true })
    expect(await until(() => refundsOf(order.intentId), (refunds) => refunds.length > 0)).toMatchObject([{ amount_fen: String(order.totalFen) }])
    const kindsAt = async (sourceId: string) => (await entriesOf(shop, office, sourceId)).map(({ kind }) => kind)
    expect(await until(() => kindsAt(order.intentId), (kinds) => kinds.length > 0)).toEqual(["unapplied_receipt"])
    const [refund] = await refundsOf(order.intentId)
    expect(await until(() => kindsAt(String(refund?.id)), (kinds) => kinds.length > 0)).toEqual(["unapplied_refund"])
    expect(await kindsOf(order)).toEqual([])
    await control(`/refunds/${String(refund?.id)}/conclude`, { status: "failed" })
    const ways = await until(() => refundsOf(order.intentId), ([way]) => way !== undefined && way.id !== refund?.id)
    expect(ways.map(({ amount_fen }) => amount_fen)).toEqual([String(order.totalFen)])
    expect(await until(() => kindsAt(String(ways[0]?.id)), (kinds) => kinds.length > 0)).toEqual(["unapplied_refund"])
    expect(await kindsAt(`refund:${String(refund?.id)}`)).toEqual(["reversal"])
  }, 300_000)
})

describe("events", () => {
  it("in any order, ten times each, have one effect", async () => {
    await control("/webhooks/duplicate", { times: 10 })
    await control("/webhooks/reorder", { batch: 4, seed: 11 })
    const order = await placeOrder(shop, berries())
    await control("/pay", { payment_intent: order.intentId })
    await control("/refund", { payment_intent: order.intentId, amount: 500 })
    await until(() => kindsOf(order), (kinds) => kinds.length === 2)
    expect(await kindsOf(order)).toEqual(["sale", "refund"])
    await control("/webhooks/duplicate", { times: 1 })
    await control("/webhooks/reorder", { batch: 1 })
  }, 300_000)
})

describe("an asynchronous refund made at the dashboard", () => {
  it("is posted when it succeeds, and not while it is pending", async () => {
    const order = await paidOrder(shop, berries())
    await control("/refund-status", { status: "pending" })
    const refund = await control("/refund", { payment_intent: order.intentId, amount: 700 })
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    expect(await kindsOf(order)).toEqual(["sale"])
    await control(`/refunds/${String(refund["id"])}/conclude`, { status: "succeeded" })
    await until(() => kindsOf(order), (kinds) => kinds.length === 2)
  }, 300_000)

  it("that bounces after it was posted is reversed", async () => {
    const order = await paidOrder(shop, berries())
    const refund = await control("/refund", { payment_intent: order.intentId, amount: 700 })
    await until(() => kindsOf(order), (kinds) => kinds.length === 2)
    await control(`/refunds/${String(refund["id"])}/conclude`, { status: "failed" })
    await until(() => kindsOf(order), (kinds) => kinds.length === 3)
    expect(await kindsOf(order)).toEqual(["sale", "refund", "reversal"])
    await until(() => overviewOf(shop, order), ({ refunded_fen }) => refunded_fen === "0")
  }, 300_000)
})

describe("a dispute", () => {
  it("is in the ledger with its fee, without any event, and lost is the platform's loss", async () => {
    await control("/webhooks/withhold")
    const order = await paidOrder(shop, berries())
    const before = await told<{ benefit_fen: string }>(shop, `/store/orders/${order.id}/benefit`, { headers: { "x-order-token": order.token } })
    const { id } = await control("/disputes", { payment_intent: order.intentId, fee: 150 })
    await until(() => kindsOf(order), (kinds) => kinds.length === 3)
    await control(`/disputes/${String(id)}/close`, { status: "lost" })
    await until(() => kindsOf(order), (kinds) => kinds.length === 4)
    expect(await kindsOf(order)).toEqual(["sale", "dispute_opened", "dispute_fee", "dispute_lost"])
    expect(await told(shop, `/store/orders/${order.id}/benefit`, { headers: { "x-order-token": order.token } })).toMatchObject({ benefit_fen: before.benefit_fen })
    expect((await overviewOf(shop, order)).state).toBe("paid")
  }, 300_000)

  it("won brings everything back but the fee", async () => {
    const order = await paidOrder(shop, berries())
    const { id } = await control("/disputes", { payment_intent: order.intentId, amount: 1000, fee: 0 })
    await control(`/disputes/${String(id)}/close`, { status: "won" })
    await until(() => kindsOf(order), (kinds) => kinds.includes("dispute_won"))
    expect(await kindsOf(order)).toEqual(["sale", "dispute_opened", "dispute_won"])
  }, 300_000)
})

describe("the inbox", () => {
  const deliver = (id: string, paymentId: string) => {
    const payload = JSON.stringify({ id, object: "event", type: "payment_intent.succeeded", created: Math.floor(Date.now() / 1000), data: { object: { id: paymentId, object: "payment_intent", receipt_email: "canary@buyer.test" } } })
    return fetch(`${shop.baseUrl}/hooks/payments/stripe`, { method: "POST", headers: { "content-type": "application/json", "stripe-signature": signEvent(payload, { secret: shop.webhookSecret }) }, body: payload })
  }
  const dead = async () => (await told<{ events: InboxEvent[]; total: number }>(shop, "/admin/benefit-inbox?state=dead", { token: office })).events

  it("gives a poison event up after its attempts, shows it, and lets the others flow", async () => {
    expect((await deliver("evt_poison", "pi_nobody_knows")).status).toBe(200)
    await until(async () => (await database.query("select attempts from provider_event where event_id = 'evt_poison'")).rows[0]?.attempts ?? 0, (attempts) => attempts > 0)
    const order = await paidOrder(shop, berries())
    expect((await overviewOf(shop, order)).state).toBe("paid")
    await database.query("update provider_event set attempts = 7, next_attempt_at = now() where event_id = 'evt_poison'")
    const [letter] = await until(dead, (events) => events.length > 0)
    expect(letter).toMatchObject({ event_id: "evt_poison", type: "payment_intent.succeeded", payment_id: "pi_nobody_knows", state: "dead", attempts: 8 })
    expect(JSON.stringify((await database.query("select * from provider_event")).rows)).not.toContain("canary@buyer.test")
  }, 300_000)

  it("replays a dead letter for the office, once, and for nobody else", async () => {
    const [letter] = await dead()
    const path = `/admin/benefit-inbox/${letter?.id}/replay`
    expect((await ask(shop, path, { body: {}, token: await shop.login("staff", "prefecture@staff.test") })).status).toBe(403)
    expect((await ask(shop, path, { body: {}, token: await shop.login("member", "a@member.test") })).status).toBe(401)
    expect((await ask(shop, "/admin/benefit-inbox/pevt_unknown/replay", { body: {}, token: office })).status).toBe(404)
    expect(await told(shop, path, { body: {}, token: office })).toMatchObject({ event: { state: "received", attempts: 0 } })
    expect(await ask(shop, path, { body: {}, token: office })).toMatchObject({ status: 409, body: { code: "wrong_state" } })
    await database.query("delete from provider_event where event_id = 'evt_poison'")
  })
})

describe("after all of this", () => {
  it("no cycle failed to read the unfinished sessions", () => {
    expect(shop.said()).not.toContain("reconcile unfinished sessions")
  })

  it("RECON is green", async () => {
    const recon = await until(() => reconOf(shop), ({ ok }) => ok)
    expect(recon.checks.map(({ id }) => id)).toContain("b:provider-equals-medusa-equals-ledger")
  }, 300_000)
})
