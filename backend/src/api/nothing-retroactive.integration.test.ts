import { randomUUID } from "node:crypto"
import { Client } from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ask, entriesOf, overviewOf, paidOrder, type PlacedOrder, placeOrder, told, until } from "../testing/buyer"
import { openTestShop, type TestShop } from "../testing/test-shop"

/** Three decisions about those who sell and benefit. Each is seen at once in the shop and on public doors, and never in what the ledger already says. */
let shop: TestShop
let ledger: Client
const tokens: Record<"member" | "prefecture" | "office", string> = { member: "", prefecture: "", office: "" }
const HANDLE = "majiang-blueberry"
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

let sold: PlacedOrder
let placed: PlacedOrder

beforeAll(async () => {
  shop = await openTestShop({ payments: true })
  tokens.member = await shop.login("member", "a@member.test")
  for (const name of ["prefecture", "office"] as const) tokens[name] = await shop.login("staff", `${name}@staff.test`)
  ledger = new Client({ connectionString: String(shop.environment["BENEFIT_DATABASE_URL"]) })
  await ledger.connect()
  const medusa = new Client({ connectionString: shop.databaseUrl })
  await medusa.connect()
  await medusa.query("update product set handle = $2, thumbnail = '/static/pictures/none-640.webp', metadata = metadata || '{\"county_code\": \"522635\"}' where id = $1", [shop.facts.blueberry.productId, HANDLE])
  await medusa.end()
  sold = await paidOrder(shop, [{ variant_id: shop.facts.blueberry.variantId, quantity: 2 }])
}, 300_000)
afterAll(async () => {
  await ledger?.end()
  await shop?.close()
}, 30_000)

/** Every row of entries and postings as the database holds it, in order. */
const bookedSoFar = async (): Promise<string[]> => (await ledger.query<{ row: string }>("select e::text as row from benefit.entry e union all select p::text from benefit.posting p order by 1")).rows.map(({ row }) => row)
/** The programme's report of today with its recomputed counterpart, and by county. */
const reported = () => Promise.all(["summary", "by-county", "by-cooperative"].map((name) => told(shop, `/admin/benefit-reports/${name}?from=${today}&to=${today}`, { token: tokens.office })))
const impact = () => told<{ linked_sales_fen: string }>(shop, "/store/impact")
const pageBenefit = () => ask<{ agreement: { id: string } | null }>(shop, `/store/products/${HANDLE}/benefit`)
const receipt = (order: PlacedOrder) => told(shop, `/store/orders/${order.id}/benefit`, { headers: { "x-order-token": order.token } })
const berries = () => ({ items: [{ variant_id: shop.facts.blueberry.variantId, quantity: 1 }], no_return_confirmed: true, address: { name: "王小明", mobile: "13800138000", province_code: "330000", city_code: "330100", district_code: "330106", detail: "文三路 90 号" } })
const postedFor = async (order: PlacedOrder) => (await entriesOf(shop, tokens.office, order.id)).flatMap(({ postings }) => postings).filter(({ account }) => account === "household_benefit").reduce((sum, { amount_fen }) => sum - BigInt(amount_fen), 0n)

/** What a decision may not change: the ledger's bytes, the report and what the buyer was told about an order. */
async function unchangedBy(decision: () => Promise<void>): Promise<void> {
  const before = { ledger: await bookedSoFar(), reports: await reported(), receipt: await receipt(sold), impact: await impact() }
  expect(before.ledger.length).toBeGreaterThan(2)
  await decision()
  expect({ ledger: await bookedSoFar(), reports: await reported(), receipt: await receipt(sold), impact: await impact() }).toEqual(before)
}

describe("a withdrawn consent", () => {
  const decide = async (decision: "given" | "withdrawn"): Promise<void> => {
    const { household } = await told<{ household: { version: number } }>(shop, "/admin/registry-households/hh_testhouse2", { token: tokens.prefecture })
    await told(shop, "/admin/registry-households/hh_testhouse2/consents", { token: tokens.prefecture, body: { version: household.version, scope: "name_on_shop", decision, on: "2026-01-01" } })
  }
  const named = async () => (await told<{ lots: { named: string[] }[] }>(shop, "/store/lots/consent-1")).lots.flatMap((lot) => lot.named)

  it("takes the name off the lot's page at once and leaves every figure as it was", async () => {
    await told(shop, "/cooperative/lots", { token: tokens.member, body: { number: "consent-1", inventory_item_id: shop.facts.blueberry.inventoryItemId, harvest_date: "2026-07-02", base_unit: "g", contributions: Array.from({ length: 7 }, (_, n) => ({ household_id: `hh_testhouse${n}`, base_units: 1_000 })) } })
    await decide("given")
    expect(await named()).toHaveLength(1)
    await unchangedBy(() => decide("withdrawn"))
    expect(await named()).toEqual([])
  }, 60_000)
})

describe("an ended agreement", () => {
  it("is gone from the product's page at once; what it gave stays given, and who ordered under it still gives", async () => {
    placed = await placeOrder(shop, [{ variant_id: shop.facts.blueberry.variantId, quantity: 1 }])
    const { agreements } = await told<{ agreements: { id: string; version: number }[] }>(shop, "/cooperative/agreements", { token: tokens.member })
    expect((await pageBenefit()).body.agreement?.id).toBe(agreements[0]?.id)
    await unchangedBy(async () => {
      for (const { id, version } of agreements) await told(shop, `/admin/benefit-agreements/${id}/steps`, { token: tokens.office, body: { step: "end", version, reason: "双方同意不再续签", ends_on: today } })
    })
    expect((await pageBenefit()).body.agreement).toBeNull()
  }, 60_000)
})

describe("a suspended cooperative", () => {
  const step = async (name: string): Promise<void> => {
    const route = `/admin/benefit-cooperatives/${shop.facts.blueberry.cooperativeId}`
    const { cooperative } = await told<{ cooperative: { version: number } }>(shop, route, { token: tokens.prefecture })
    await told(shop, `${route}/steps`, { token: tokens.prefecture, body: { step: name, version: cooperative.version, reason: "抽查发现以次充好，整改后再恢复" } })
  }

  it("is gone from shop and checkout at once; what it sold stays in report and ledger", async () => {
    expect((await pageBenefit()).status).toBe(200)
    await unchangedBy(() => step("suspend"))
    expect((await pageBenefit()).status).toBe(404)
    expect(await ask(shop, "/store/checkout/prepare", { body: berries() })).toMatchObject({ status: 400, body: { code: "not_for_sale" } })
  }, 60_000)

  it("keeps its open orders: one placed before is paid and gives its benefit, is shipped, signed for and refunded", async () => {
    await shop.standIn?.control("/pay", { payment_intent: placed.intentId })
    await until(() => overviewOf(shop, placed), ({ state }) => state === "paid")
    await until(() => entriesOf(shop, tokens.office, placed.id), (entries) => entries.length > 0)
    expect(await postedFor(placed)).toBeGreaterThan(0n)
    const { parcel } = await told<{ parcel: { state: string } }>(shop, `/cooperative/parcels/${placed.id}/ship`, { token: tokens.member, body: { carrier: "sf", tracking_number: "SF1234567890" } })
    expect(parcel.state).toBe("shipped")
    await told(shop, `/store/orders/${placed.id}/parcels/${shop.facts.blueberry.cooperativeId}/sign`, { body: {}, headers: { "x-order-token": placed.token } })
    const refunds = `/admin/benefit-orders/${placed.id}/refunds`
    const order = await told<{ version: number; lines: { line_id: string }[] }>(shop, refunds, { token: tokens.office })
    await told(shop, refunds, { token: tokens.office, body: { idempotency_key: randomUUID(), version: order.version, reason: "return", lines: [{ line_id: order.lines[0]?.line_id, quantity: 1 }] } })
    await until(() => postedFor(placed), (fen) => fen === 0n)
  }, 180_000)
})
