import { readdirSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ask, overviewOf, placeOrder } from "../testing/buyer"
import { openTestShop, type TestShop } from "../testing/test-shop"

const load = createRequire(__filename)
let shop: TestShop
let operator: string

beforeAll(async () => {
  shop = await openTestShop({ payments: true })
  operator = await shop.login("user", "operator@shop.test")
}, 240_000)
afterAll(() => shop?.close(), 30_000)

/** Stock rooms in which money or sold goods move. */
const ROOMS = ["orders", "order-edits", "order-changes", "returns", "exchanges", "claims", "payments", "payment-collections", "draft-orders", "fulfillments", "workflows-executions"]
/** Stock doors of these rooms that move neither: they stay open to operators. */
const HARMLESS = [
  "POST /admin/orders/[id]", "POST /admin/orders/[id]/archive", "POST /admin/orders/[id]/complete", "POST /admin/orders/[id]/transfer", "POST /admin/orders/[id]/transfer/cancel", "POST /admin/orders/[id]/transfer/guest",
]
const CODES = ["use_order_refunds", "use_order_cancellation", "use_return_cases", "use_refund_and_new_order", "captured_by_provider", "use_parcels", "no_public_exports", "no_workflows_by_hand"]

/** Every stock door of these rooms that writes, as Medusa itself finds them. */
function writingDoors(): { method: string; route: string }[] {
  const root = path.join(path.dirname(load.resolve("@medusajs/medusa/package.json")), "dist/api/admin")
  const files = ROOMS.flatMap((room) => readdirSync(path.join(root, room), { recursive: true, encoding: "utf8" }).filter((file) => path.basename(file) === "route.js").map((file) => path.join(room, file)))
  return files.flatMap((file) => {
    const exported = load(path.join(root, file)) as Record<string, unknown>
    return ["POST", "PUT", "PATCH", "DELETE"].filter((method) => typeof exported[method] === "function").map((method) => ({ method, route: path.join("/admin", path.dirname(file)) }))
  })
}
const doors = writingDoors()

async function knock(method: string, route: string, token: string | undefined): Promise<{ status: number; code: unknown; message: unknown }> {
  const headers = { connection: "close", "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) }
  const answer = await fetch(`${shop.baseUrl}${route}`, { method, headers, ...(method !== "GET" && method !== "DELETE" && { body: "{}" }) })
  const said = (await answer.json()) as { code?: unknown; message?: unknown }
  return { status: answer.status, code: said.code, message: said.message }
}
const anyId = (route: string) => route.replace(/\[\w+\]/g, "any_00000000")

describe("stock doors that move money or goods past the ledger", () => {
  it("refuse the operator, each with the code of the door that does it rightly", async () => {
    expect(doors.length).toBeGreaterThan(80)
    const open: string[] = []
    for (const { method, route } of doors) {
      const { status, code } = await knock(method, anyId(route), operator)
      if (status !== 403 || !CODES.includes(String(code))) open.push(`${method} ${route}`)
    }
    expect(open.sort()).toEqual([...HARMLESS].sort())
  }, 120_000)

  it("refuse whatever spelling the stock door would take", async () => {
    for (const route of ["/admin/payments/pay_1/refund/", "/ADMIN/Payments/pay_1/REFUND", "/admin/payments/pay_1/refund?x=1", "/admin/returns/", "/admin/Returns"]) expect([route, (await knock("POST", route, operator)).status]).toEqual([route, 403])
  })

  it("name the right door in the refusal", async () => {
    expect(await knock("POST", "/admin/payments/pay_1/refund", operator)).toMatchObject({ code: "use_order_refunds", message: expect.stringContaining("/admin/benefit-orders/:id/refunds") })
    expect(await knock("POST", "/admin/orders/order_1/cancel", operator)).toMatchObject({ code: "use_order_cancellation", message: expect.stringContaining("/admin/benefit-orders/:id/cancellation") })
    expect(await knock("POST", "/admin/orders/order_1/fulfillments", operator)).toMatchObject({ code: "use_parcels", message: expect.stringContaining("/cooperative/parcels/:order_id/ship") })
  })

  it("write no file that anybody can fetch", async () => {
    const root = path.join(path.dirname(load.resolve("@medusajs/medusa/package.json")), "dist/api/admin")
    const exports = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(`export${path.sep}route.js`)).map((file) => path.join("/admin", path.dirname(file)))
    expect(exports.length).toBeGreaterThan(2)
    for (const route of exports) expect([route, await knock("POST", route, operator)]).toEqual([route, expect.objectContaining({ status: 403, code: "no_public_exports" })])
  })

  it("tell a stranger nothing of this, and still let the operator read", async () => {
    expect((await knock("POST", "/admin/payments/pay_1/refund", undefined)).status).toBe(401)
    for (const route of ["/admin/orders", "/admin/returns", "/admin/payments", "/admin/claims", "/admin/exchanges"]) expect([route, (await knock("GET", route, operator)).status]).toEqual([route, 200])
  })
})

describe("the stock door that opens a return for whoever holds an order's id", () => {
  it("is no door, and nothing comes of asking", async () => {
    const order = await placeOrder(shop, [{ variant_id: shop.facts.blueberry.variantId, quantity: 1 }])
    const lineId = (await overviewOf(shop, order)).parcels[0]?.lines[0]?.line_id
    const asked = { order_id: order.id, items: [{ id: lineId, quantity: 1 }], return_shipping: { option_id: shop.facts.blueberry.shippingOptionId } }
    for (const route of ["/store/returns", "/store/returns/", "/Store/Returns"]) expect(await ask(shop, route, { body: asked })).toMatchObject({ status: 404, body: { type: "not_found", code: "not_found" } })
    const { returns } = (await (await fetch(`${shop.baseUrl}/admin/returns`, { headers: { authorization: `Bearer ${operator}` } })).json()) as { returns: unknown[] }
    expect(returns).toEqual([])
  }, 120_000)
})
