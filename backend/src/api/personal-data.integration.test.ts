import { doors, type Door } from "@qianhang/shared/contracts"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Belongings, belongingsOf } from "../testing/belongings.test-builder"
import { told } from "../testing/buyer"
import { BUYER_DATA, filesHolding, HOUSEHOLD_DATA, indexHolding, tablesHolding } from "../testing/personal-data.test-builder"
import { inputSchema, sampleOf } from "../testing/sample.test-builder"
import { openTestShop, type TestShop } from "../testing/test-shop"

const EVERYBODY = [...HOUSEHOLD_DATA, ...BUYER_DATA]
/** Where Medusa must know whom to deliver to; and, for three days, how the cart was completed, so that completing twice is one order. */
const WHERE_BUYERS_ARE = /^public\.(cart_address|order_address|workflow_execution): /

let shop: TestShop
let own: Belongings
const tokens: Record<"member" | "office" | "prefecture", string> = { member: "", office: "", prefecture: "" }

/** A sale with everything that follows it, and each staff action that touches a person. */
beforeAll(async () => {
  shop = await openTestShop({ payments: true })
  tokens.member = await shop.login("member", "a@member.test")
  for (const name of ["office", "prefecture"] as const) tokens[name] = await shop.login("staff", `${name}@staff.test`)
  own = await belongingsOf(shop)
  const at = `/admin/registry-households/${own.householdId}`
  await told(shop, `${at}/unmask`, { token: tokens.prefecture, body: { reason: "核对兑付账户" } })
  await told(shop, `${at}/consents`, { token: tokens.prefecture, body: { version: 1, scope: "name_on_shop", decision: "given", on: "2025-01-01", note: "罗阿青同意店铺展示" } })
  await told(shop, "/admin/registry-households/search", { token: tokens.prefecture, body: { county_code: "522635", name: "罗阿青", phone: "13987650001", reason: "新建前查重" } })
}, 300_000)
afterAll(() => shop?.close(), 30_000)

const holding = (text: string, data = EVERYBODY): string[] => data.filter((datum) => text.includes(datum))

async function knock(door: Door, path: string, { token, body }: { token?: string | undefined; body?: unknown } = {}): Promise<string> {
  const answer = await fetch(`${shop.baseUrl}${path}`, {
    method: door.method, headers: { connection: "close", "x-publishable-api-key": shop.facts.publishableKey, ...(token && { authorization: `Bearer ${token}` }), ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && door.method !== "GET" && { body: JSON.stringify(body) }),
  })
  return `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`
}
const tokenFor = (door: Door): string | undefined => (door.audience === "public" ? undefined : door.audience === "member" ? tokens.member : door.roles && !door.roles.includes("prefecture") ? tokens.office : tokens.prefecture)
const queryOf = (door: Door): string => (door.query ? `?${new URLSearchParams(Object.entries(sampleOf(inputSchema(door.query)) as object).map(([name, value]) => [name, String(value)])).toString()}` : "")

describe("a household's name, phone and account", () => {
  it("are in no table in the clear: not in the register, the ledger, the rollups, nor in anything Medusa keeps", async () => {
    expect(await tablesHolding(shop.databaseUrl, HOUSEHOLD_DATA)).toEqual([])
  })

  it("are answered by no list and no record but to whoever gave a reason", async () => {
    const ids: Record<string, string> = { "registry-households": own.householdId, "benefit-cooperatives": shop.facts.blueberry.cooperativeId, settlements: own.batchId, lots: own.lotId, parcels: own.order.id }
    const readable = doors.filter((door) => door.method === "GET" && !(door.query && "reason" in (inputSchema(door.query).properties ?? {})))
    const shown: string[] = []
    for (const door of readable) {
      const id = Object.entries(ids).find(([room]) => door.path.includes(room))?.[1] ?? shop.facts.blueberry.productId
      const said = await knock(door, `${door.path.replace(/:\w+/g, id)}${queryOf(door)}`, { token: tokenFor(door) })
      for (const datum of holding(said, HOUSEHOLD_DATA)) shown.push(`${door.method} ${door.path}: ${datum}`)
    }
    expect(readable.length).toBeGreaterThan(30)
    expect(shown).toEqual([])
  }, 120_000)
})

describe("a buyer's name, phone and address", () => {
  it("are kept where the parcel's label is made, and nowhere else", async () => {
    const tables = await tablesHolding(shop.databaseUrl, BUYER_DATA)
    expect(tables.filter((one) => WHERE_BUYERS_ARE.test(one)).length).toBeGreaterThan(0)
    expect(tables.filter((one) => !WHERE_BUYERS_ARE.test(one))).toEqual([])
  })

  it("do not travel to the payment provider", async () => {
    expect(holding(JSON.stringify(await shop.standIn?.control("/journal")))).toEqual([])
  })
})

describe("nobody's data", () => {
  it("is in the log, in a file, or in the search index", async () => {
    expect(shop.said().length).toBeGreaterThan(1_000)
    expect(holding(shop.said())).toEqual([])
    expect(filesHolding([shop.filesDir, String(shop.environment["EVIDENCE_DIR"])], EVERYBODY)).toEqual([])
    const index = await indexHolding(shop, EVERYBODY)
    expect(index).toEqual({ documents: expect.any(Number), holding: [] })
  })

  it("comes back in an error, whatever was wrong with what was sent", async () => {
    const echoed: string[] = []
    for (const door of doors.filter((one) => one.body && !one.upload)) {
      const sample = sampleOf(inputSchema(door.body as NonNullable<Door["body"]>)) as Record<string, unknown>
      const bodies = [{ ...sample, [EVERYBODY.join(" ")]: 1 }, ...Object.keys(sample).map((name) => ({ ...sample, [name]: [EVERYBODY.join(" ")] }))]
      for (const body of bodies) {
        const said = await knock(door, `${door.path.replace(/:\w+/g, "nobody_00000000000000")}`, { token: tokenFor(door), body })
        if (/^[45]/.test(said)) for (const datum of holding(said)) echoed.push(`${door.method} ${door.path}: ${datum} in ${said.slice(0, 300)}`)
      }
    }
    expect(echoed.slice(0, 5)).toEqual([])
    expect(holding(shop.said())).toEqual([])
  }, 180_000)
})
