import { expect, test } from "@playwright/test"
import { overviewOf, placeOrder, rawBenefit, rawOverview, variantWithBenefit } from "./doors/buyer.js"
import { ask } from "./doors/ask.js"
import { askAs, cooperativeOf, memberLogins, productsOf, staffLogin, tokenOf } from "./doors/house.js"
import { shop } from "./doors/shop.js"
import { stockAdminRoutes } from "./doors/stock-admin-routes.js"
import { standIn } from "./doors/stand-in.js"
import { twoCyclesMs, until } from "./doors/until.js"

interface Side { token: string; id: string }
let a: Side
let b: Side
test.beforeAll(async () => {
  const sides: Side[] = []
  for (const login of memberLogins().slice(0, 2)) {
    const token = await tokenOf("member", login)
    sides.push({ token, id: (await cooperativeOf(token)).id })
  }
  const [first, second] = sides
  if (!first || !second || first.id === second.id) throw new Error("two cooperatives with a login are needed")
  a = first
  b = second
})

test("cooperative A finds B's product, order and parcel no more than things that do not exist", async () => {
  const [foreign] = await productsOf(b.token)
  const { item } = await variantWithBenefit(1)
  const order = await placeOrder([item])
  await standIn.approve(order.intentId)
  const { parcels } = await until(() => overviewOf(order), ({ state }) => state === "paid", twoCyclesMs())
  const stranger = parcels.some(({ cooperative }) => cooperative.id === a.id) ? b : a
  const ship = { method: "POST", body: { carrier: "sf", tracking_number: "SF1234567890" } } as const
  const pairs = [
    [await askAs(a.token, `/cooperative/products/${foreign?.id}`), await askAs(a.token, "/cooperative/products/prod_nobody")],
    [await askAs(stranger.token, `/cooperative/parcels/${order.id}`), await askAs(stranger.token, "/cooperative/parcels/order_nobody")],
    [await askAs(stranger.token, `/cooperative/parcels/${order.id}/ship`, ship), await askAs(stranger.token, "/cooperative/parcels/order_nobody/ship", ship)],
  ] as const
  for (const [known, unknown] of pairs) {
    expect(known.status, known.text).toBe(404)
    expect(unknown.status).toBe(404)
    expect(known.text).toBe(unknown.text)
  }
})

test("without a token every own door behind a login answers 401", async () => {
  for (const path of ["/cooperative/me", "/cooperative/products", "/cooperative/parcels", "/admin/benefit-me", "/admin/benefit-products", "/admin/benefit-reports/summary?from=2026-01-01&to=2026-01-31", "/admin/benefit-ledger-entries?source_id=x"]) {
    expect((await ask(`${shop.backendUrl}${path}`)).status, path).toBe(401)
  }
})

test("a cooperative's token opens no staff door, and a staff token no cooperative's", async () => {
  const staff = await tokenOf("staff", staffLogin())
  for (const path of ["/admin/benefit-me", "/admin/benefit-reports/summary?from=2026-01-01&to=2026-01-31", "/admin/orders", "/admin/products"]) {
    expect([401, 403], path).toContain((await askAs(a.token, path)).status)
  }
  for (const path of ["/cooperative/me", "/admin/orders", "/admin/users"]) expect([401, 403], path).toContain((await askAs(staff, path)).status)
})

test("a stranger who knows an order's id gets what an unknown id gets", async () => {
  const { item } = await variantWithBenefit(1)
  const order = await placeOrder([item])
  for (const door of [rawOverview, rawBenefit]) {
    const [bare, forged, unknown] = [await door(order.id), await door(order.id, { "x-order-token": "v1.forged" }), await door("order_nobody", { "x-order-token": order.token })]
    for (const answer of [bare, forged, unknown]) expect(answer.status, answer.text).toBe(404)
    expect(bare.text).toBe(unknown.text)
  }
  const stock = await ask(`${shop.backendUrl}/store/orders/${order.id}`, { headers: { "x-publishable-api-key": process.env.PUBLISHABLE_KEY ?? "" } })
  expect(stock.status).toBeGreaterThanOrEqual(400)
  expect(stock.status).toBeLessThan(500)
})

test("staff and member tokens are turned away from every stock admin route", async () => {
  test.setTimeout(240_000)
  const routes = stockAdminRoutes()
  expect(routes.length).toBeGreaterThan(200)
  const tokens = { staff: await tokenOf("staff", staffLogin()), member: a.token }
  const open: string[] = []
  for (const [who, token] of Object.entries(tokens)) {
    for (const { method, path } of routes) {
      const { status } = await askAs(token, path, { method, ...(method === "POST" ? { body: {} } : {}) })
      if (status !== 401 && status !== 403) open.push(`${who} ${method} ${path} → ${status}`)
    }
  }
  expect(open).toEqual([])
})
