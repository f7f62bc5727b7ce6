import { Client } from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { signEvent } from "../../../../providers/stripe/signed-event.test-builder"
import { openTestShop, type TestShop } from "../../../../testing/test-shop"

let shop: TestShop
let database: Client

beforeAll(async () => {
  shop = await openTestShop()
  database = new Client({ connectionString: shop.databaseUrl })
  await database.connect()
}, 240_000)

afterAll(async () => {
  await database.end()
  await shop.close()
})

const bodyOf = (id: string) => JSON.stringify({ id, object: "event", type: "payment_intent.created", created: 1_790_000_000, data: { object: { id: "pi_1", object: "payment_intent" } } })
const sign = (payload: string, over: { secret?: string; timestamp?: number } = {}) => signEvent(payload, { secret: shop.webhookSecret, ...over })
const deliver = (payload: string, signature?: string, path = "/hooks/payments/stripe") =>
  fetch(`${shop.baseUrl}${path}`, { method: "POST", headers: { "content-type": "application/json", ...(signature === undefined ? {} : { "stripe-signature": signature }) }, body: payload })
const stored = async () => Number((await database.query<{ n: string }>("select count(*) as n from provider_event")).rows[0]?.n)

describe("the provider's webhook", () => {
  it("is refused without, with a wrong, an old or a foreign signature, and nothing is written", async () => {
    const payload = bodyOf("evt_refused")
    const old = sign(payload, { timestamp: Math.floor(Date.now() / 1000) - 3600 })
    for (const signature of [undefined, "", "t=1,v1=00", old, sign(payload, { secret: "whsec_other" }), sign(bodyOf("evt_other"))]) expect((await deliver(payload, signature)).status).toBe(400)
    expect(await stored()).toBe(0)
  })
  it("is stored once, however often and however concurrently it comes", async () => {
    const payload = bodyOf("evt_ten")
    const answers = await Promise.all(Array.from({ length: 10 }, () => deliver(payload, sign(payload))))
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]))
    expect(await stored()).toBe(1)
  })
  it("has one door only: the stock hook is closed", async () => {
    expect((await deliver("{}", undefined, "/hooks/payment/alipay_stripe")).status).toBe(404)
  })
})

describe("checkout on bad input", () => {
  const address = { name: "王小明", mobile: "13800138000", province_code: "330000", city_code: "330100", district_code: "330106", detail: "文三路 90 号" }
  const carts = async () => Number((await database.query<{ n: string }>("select count(*) as n from cart")).rows[0]?.n)
  const prepare = async (body: unknown) => {
    const answer = await fetch(`${shop.baseUrl}/store/checkout/prepare`, { method: "POST", headers: { "content-type": "application/json", "x-publishable-api-key": shop.facts.publishableKey }, body: JSON.stringify(body) })
    return { status: answer.status, body: (await answer.json()) as { code: string; fields?: Record<string, string> } }
  }
  it.each([
    ["a wrong mobile", 1, { mobile: "1380" }, 400, "address.mobile"],
    ["an unknown district", 1, { district_code: "330199" }, 400, "address.district_code"],
    ["a district of another city", 1, { district_code: "522601" }, 400, "address.district_code"],
    ["quantity 0", 0, {}, 400, "items.0.quantity"],
    ["quantity -1", -1, {}, 400, "items.0.quantity"],
    ["quantity 1.5", 1.5, {}, 400, "items.0.quantity"],
    ["more than stock", 99, {}, 409, "items.0.quantity"],
  ])("refuses %s beside its field and writes nothing", async (_, quantity, wrong, status, field) => {
    const answer = await prepare({ items: [{ variant_id: shop.facts.silver.variantId, quantity }], address: { ...address, ...wrong } })
    expect({ status: answer.status, fields: Object.keys(answer.body.fields ?? {}) }).toEqual({ status, fields: [field] })
    expect(await carts()).toBe(0)
  })
  it("answers 503 when the payment provider is out of reach", async () => {
    expect((await prepare({ items: [{ variant_id: shop.facts.silver.variantId, quantity: 1 }], address })).status).toBe(503)
  })
})

describe("an order asked for by a stranger", () => {
  it.each(["", "/overview", "/benefit"])("is not found at /store/orders/:id%s, with or without a token", async (path) => {
    const strangers: Record<string, string>[] = [{}, { "x-order-token": "v1.wrong" }]
    for (const headers of strangers) {
      const answer = await fetch(`${shop.baseUrl}/store/orders/order_unknown${path}`, { headers: { "x-publishable-api-key": shop.facts.publishableKey, ...headers } })
      expect(answer.status).toBe(404)
    }
  })
})
