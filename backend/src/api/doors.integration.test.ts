import { doors, STAFF_ROLES, type Door } from "@qianhang/shared/contracts"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { inputSchema, sampleOf, withValue, wrongValues } from "../testing/sample.test-builder"
import { openTestShop, type TestShop } from "../testing/test-shop"

/** Everything here is generated over every door: a new one is covered the moment it is described. */
let shop: TestShop
const tokens: Record<"member" | "office" | "prefecture" | "county", string> = { member: "", office: "", prefecture: "", county: "" }

beforeAll(async () => {
  shop = await openTestShop()
  tokens.member = await shop.login("member", "a@member.test")
  for (const [role, email] of [["office", "office@staff.test"], ["prefecture", "prefecture@staff.test"], ["county", "leishan@staff.test"]] as const) tokens[role] = await shop.login("staff", email)
}, 240_000)
afterAll(() => shop?.close(), 30_000)

type Asked = { token?: string | undefined; path?: string; query?: Record<string, string>; body?: unknown }
type Answered = { status: number; type: unknown; code: unknown; text: string }

async function knock(door: Door, { token, path = unknownPath(door), query = {}, body }: Asked): Promise<Answered> {
  const url = `${shop.baseUrl}${path}${Object.keys(query).length > 0 ? `?${new URLSearchParams(query).toString()}` : ""}`
  const answer = await fetch(url, {
    method: door.method,
    headers: { connection: "close", "x-publishable-api-key": shop.facts.catalogueKey, ...(token && { authorization: `Bearer ${token}` }), ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && door.method !== "GET" && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const said = text.startsWith("{") ? (JSON.parse(text) as Record<string, unknown>) : {}
  return { status: answer.status, type: said["type"], code: said["code"], text }
}

const nameOf = (door: Door): string => `${door.method} ${door.path}`
const unknownPath = (door: Door): string => door.path.replace(/:\w+/g, "nobody_00000000000000")
const queryOf = (door: Door): Record<string, string> => (door.query ? Object.fromEntries(Object.entries(sampleOf(inputSchema(door.query)) as object).map(([name, value]) => [name, String(value)])) : {})
const bodyOf = (door: Door): unknown => (door.body ? sampleOf(inputSchema(door.body)) : undefined)
/** Somebody who may knock at this door. */
const admitted = (door: Door): string | undefined =>
  door.audience === "member" ? tokens.member : door.audience === "staff" ? tokens[(["office", "prefecture", "county"] as const).find((role) => !door.roles || door.roles.includes(role)) ?? "office"] : undefined

/** Asks every door and names those that answer otherwise. */
async function unlike(some: readonly Door[], expected: (answer: Answered) => boolean, ask: (door: Door) => Promise<Answered[]>): Promise<string[]> {
  const wrong: string[] = []
  for (const door of some) for (const answer of await ask(door)) if (!expected(answer)) wrong.push(`${nameOf(door)}: ${answer.status} ${answer.text.slice(0, 160)}`)
  return wrong
}

/** An order's own doors: who does not hold its token learns nothing, not even what a request should look like. Their bodies are tried with a real order in `returns.integration.test.ts`. */
const isBehindOrderToken = (door: Door): boolean => door.path.startsWith("/store/orders/:id")

const guarded = doors.filter((door) => door.audience !== "public")

describe("every door of staff and members", () => {
  it("refuses who has no login, or one that was made up", async () => {
    const forged = [undefined, "nonsense", "eyJhbGciOiJub25lIn0.eyJhY3Rvcl9pZCI6IngiLCJhY3Rvcl90eXBlIjoic3RhZmYifQ."]
    expect(await unlike(guarded, ({ status, type }) => status === 401 && type === "unauthorized", (door) => Promise.all(forged.map((token) => knock(door, { token, body: bodyOf(door) }))))).toEqual([])
  }, 240_000)

  it("refuses the other audience", async () => {
    expect(await unlike(guarded, ({ status }) => status === 401 || status === 403, async (door) => [await knock(door, { token: door.audience === "staff" ? tokens.member : tokens.office, body: bodyOf(door) })])).toEqual([])
  }, 240_000)

  it("refuses the roles it does not name, whatever they ask", async () => {
    const limited = guarded.filter((door) => door.roles)
    expect(limited.length).toBeGreaterThan(2)
    const outsiders = (door: Door) => STAFF_ROLES.filter((role): role is "county" | "prefecture" | "office" => role !== "operator" && !door.roles?.includes(role))
    expect(await unlike(limited, ({ status, code }) => status === 403 && code === "not_your_task", (door) => Promise.all(outsiders(door).map((role) => knock(door, { token: tokens[role], body: {} }))))).toEqual([])
  }, 240_000)

  it("answers 404 for a record that never was, to whoever may knock", async () => {
    const withRecord = guarded.filter((door) => door.path.includes(":") && door.upload === undefined)
    expect(await unlike(withRecord, ({ status, code }) => status === 404 && code === "not_found", async (door) => [await knock(door, { token: admitted(door), query: queryOf(door), body: bodyOf(door) })])).toEqual([])
  }, 240_000)
})

describe("every door of an order", () => {
  it("answers 404 to who does not hold its token, whatever is sent", async () => {
    const ownDoors = doors.filter(isBehindOrderToken)
    expect(ownDoors.length).toBeGreaterThan(5)
    const ask = (door: Door) => Promise.all([bodyOf(door), { owner_id: "somebody" }, []].map((body) => knock(door, { body })))
    expect(await unlike(ownDoors, ({ status, code }) => status === 404 && code === "unknown_order", ask)).toEqual([])
  }, 240_000)
})

describe("every door that takes numbers, days and amounts", () => {
  it("refuses wrong ones in a query by 400, each field named", async () => {
    const asking = doors.filter((door) => door.query)
    const ask = (door: Door) =>
      Promise.all(wrongValues(inputSchema(door.query as NonNullable<Door["query"]>)).flatMap(({ path: [name = ""], values }) => [...values.map(String), "-1", "' or 1=1"].map((value) => knock(door, { token: admitted(door), query: { ...queryOf(door), [name]: value } }))))
    expect(await unlike(asking, ({ status, type }) => status === 400 && type === "invalid_data", ask)).toEqual([])
  }, 240_000)

  it("refuses wrong ones in a body by 400, and fields nobody knows", async () => {
    const taking = doors.filter((door) => door.body && door.upload === undefined && !isBehindOrderToken(door))
    const ask = (door: Door) => {
      const schema = inputSchema(door.body as NonNullable<Door["body"]>)
      const bodies = wrongValues(schema).flatMap(({ path, values }) => values.map((value) => withValue(bodyOf(door), path, value)))
      return Promise.all([...bodies, { ...(bodyOf(door) as object), owner_id: "somebody" }, [], "text"].map((body) => knock(door, { token: admitted(door), query: queryOf(door), body })))
    }
    expect(await unlike(taking, ({ status, type }) => status === 400 && type === "invalid_data", ask)).toEqual([])
  }, 240_000)

  it("never answers 500, and never with its inside", async () => {
    const nasty = ["%00", "..%2f..%2fetc%2fpasswd", "' or 1=1 --", "%E0%A4%A", "x".repeat(3000)]
    const withRecord = doors.filter((door) => door.path.includes(":"))
    const ask = (door: Door) => Promise.all(nasty.map((id) => knock(door, { token: admitted(door), path: door.path.replace(/:\w+/g, encodeURI(id).replace(/%25/g, "%")), query: queryOf(door), body: bodyOf(door) })))
    expect(await unlike(withRecord, ({ status, text }) => status >= 400 && status < 500 && !/at .*\.(js|ts):\d+|select |pg_|postgres/i.test(text), ask)).toEqual([])
  }, 240_000)
})
