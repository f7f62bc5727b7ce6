import { refusal } from "@qianhang/shared/contracts"
import { expect, test } from "@playwright/test"
import Stripe from "stripe"
import { ask, field } from "./doors/ask.js"
import { hangzhou, prepare, product, variantWithBenefit, type Item } from "./doors/buyer.js"
import { hasDatabase, writtenSoFar } from "./doors/database.js"
import { demoData, shop } from "./doors/shop.js"

let item: Item
let available = 0
test.beforeAll(async () => {
  const found = await variantWithBenefit(1)
  item = found.item
  available = (await product(found.card.handle)).variants.find(({ id }) => id === item.variant_id)?.available ?? 0
})

const order = (change: { address?: object; items?: unknown; more?: object }) => ({ items: change.items ?? [item], address: { ...hangzhou, ...change.address }, no_return_confirmed: true, ...change.more })
const quantity = (amount: unknown) => order({ items: [{ ...item, quantity: amount }] })

const refused: [string, () => unknown, string][] = [
  ["a mobile number of ten digits", () => order({ address: { mobile: "1380571000" } }), "address.mobile"],
  ["a mobile number that begins with 12", () => order({ address: { mobile: "12805710001" } }), "address.mobile"],
  ["a district that does not exist", () => order({ address: { district_code: "330199" } }), "address.district_code"],
  ["a district of another city", () => order({ address: { district_code: "522622" } }), "address.district_code"],
  ["a name that no database can hold", () => order({ address: { name: "沈\0秋" } }), "address.name"],
  ["a street that no database can hold", () => order({ address: { detail: "文三路\0 90 号" } }), "address.detail"],
  ["a variant that no database can hold", () => order({ items: [{ ...item, variant_id: "variant_\0" }] }), "items.0.variant_id"],
  ["a quantity of 0", () => quantity(0), "items.0.quantity"],
  ["a quantity of -1", () => quantity(-1), "items.0.quantity"],
  ["a quantity of 1.5", () => quantity(1.5), "items.0.quantity"],
  ["a quantity in words", () => quantity("两份"), "items.0.quantity"],
  ["an empty basket", () => order({ items: [] }), "items"],
]

for (const [wrong, body, field] of refused) {
  test(`an order with ${wrong} is refused beside its field and writes nothing`, async () => {
    const before = hasDatabase() ? await writtenSoFar() : {}
    const answer = await prepare(body())
    expect(answer.status, answer.text).toBe(400)
    const said = refusal.parse(answer.body)
    expect(Object.keys(said.fields ?? {})).toContain(field)
    expect(hasDatabase() ? await writtenSoFar() : {}).toEqual(before)
  })
}

test("more than the stock, an unknown variant and unknown fields are refused and write nothing", async () => {
  const before = hasDatabase() ? await writtenSoFar() : {}
  const tooMany = Array.from({ length: Math.min(49, Math.floor(available / 99) + 1) }, () => ({ ...item, quantity: 99 }))
  for (const body of [order({ items: tooMany }), order({ items: [{ variant_id: "variant_nobody", quantity: 1 }] }), order({ more: { price_fen: "1" } })]) {
    const answer = await prepare(body)
    expect(answer.status, answer.text).toBeGreaterThanOrEqual(400)
    expect(answer.status, answer.text).toBeLessThan(500)
    refusal.parse(answer.body)
  }
  expect(hasDatabase() ? await writtenSoFar() : {}).toEqual(before)
})

test("an address on the net with NUL or broken percent signs is refused on every own door, and the shop goes on", async () => {
  const headers = { "x-publishable-api-key": demoData().publishable_key }
  const paths = ["/store/catalogue/%00", "/store/catalogue/%ff", "/store/products/%00/benefit", "/store/orders/%00/overview", "/store/orders/%00/benefit", "/store/carts/%00", "/static/%00"]
  for (const path of paths) {
    const answer = await ask(`${shop.backendUrl}${path}`, { headers })
    expect([400, 404], `${path}: ${answer.text}`).toContain(answer.status)
  }
  for (const path of ["/goods/%00", "/goods/%ff", "/counties/%00", "/orders/%00"]) expect((await ask(`${shop.storefrontUrl}${path}`)).status, path).toBe(404)
  expect((await ask(`${shop.backendUrl}/health/ready`)).status).toBe(200)
})

test("a webhook without a signature, with a wrong or an old one is refused at the door", async () => {
  const url = `${shop.backendUrl}/hooks/payments/stripe`
  const payload = JSON.stringify({ id: "evt_forged", object: "event", type: "payment_intent.succeeded", created: 1, data: { object: { id: "pi_forged", object: "payment_intent" } } })
  const signer = new Stripe("sk_test_forger")
  const forged = signer.webhooks.generateTestHeaderString({ payload, secret: "whsec_of_somebody_else" })
  const old = signer.webhooks.generateTestHeaderString({ payload, secret: shop.webhookSecret || "whsec_unknown", timestamp: Math.floor(Date.now() / 1000) - 3600 })
  const headersOf: Record<string, string>[] = [{}, { "stripe-signature": forged }, { "stripe-signature": old }, { "stripe-signature": "t=1,v1=" }]
  for (const headers of headersOf) {
    const answer = await ask(url, { method: "POST", headers, body: JSON.parse(payload) })
    expect(answer.status, answer.text).toBe(400)
    expect(answer.text).not.toContain("at ")
  }
  const stock = await ask(`${shop.backendUrl}/hooks/payment/alipay_stripe`, { method: "POST", body: {} })
  expect(stock.status).toBeGreaterThanOrEqual(400)
  expect(stock.status).toBeLessThan(500)
})

test("a plain client's line of 0, -1 or more than the stock is refused and writes nothing", async () => {
  const headers = { "x-publishable-api-key": demoData().publishable_key }
  const regions = await ask(`${shop.backendUrl}/store/regions`, { headers })
  const region = field(list(field(regions.body, "regions"))[0], "id")
  const cart = await ask(`${shop.backendUrl}/store/carts`, { method: "POST", headers, body: { region_id: region } })
  const cartId = field(field(cart.body, "cart"), "id")
  const before = hasDatabase() ? await writtenSoFar() : {}
  for (const quantity of [0, -1, 100_000_000]) {
    const answer = await ask(`${shop.backendUrl}/store/carts/${String(cartId)}/line-items`, { method: "POST", headers, body: { variant_id: item.variant_id, quantity } })
    expect(answer.status, `${quantity}: ${answer.text}`).toBeGreaterThanOrEqual(400)
    expect(answer.status, `${quantity}: ${answer.text}`).toBeLessThan(500)
  }
  expect(hasDatabase() ? await writtenSoFar() : {}).toEqual(before)
})

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
