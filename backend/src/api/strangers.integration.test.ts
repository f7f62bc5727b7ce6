import { doors, type Door } from "@qianhang/shared/contracts"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Belongings, belongingsOf } from "../testing/belongings.test-builder"
import { inputSchema, sampleOf } from "../testing/sample.test-builder"
import { openTestShop, type TestShop } from "../testing/test-shop"

/** Generated over every door that names a record: a new one fails here until it says whose record it opens. */
let shop: TestShop
let own: Belongings
const tokens: Record<"memberA" | "memberB" | "office" | "prefecture" | "leishan", string> = { memberA: "", memberB: "", office: "", prefecture: "", leishan: "" }

beforeAll(async () => {
  shop = await openTestShop({ payments: true })
  tokens.memberA = await shop.login("member", "a@member.test")
  tokens.memberB = await shop.login("member", "b@member.test")
  for (const name of ["office", "prefecture", "leishan"] as const) tokens[name] = await shop.login("staff", `${name}@staff.test`)
  own = await belongingsOf(shop)
}, 300_000)
afterAll(() => shop?.close(), 30_000)

/** Records that belong to the blueberry cooperative in Majiang, by the doors that open them. */
const records: readonly (readonly [path: RegExp, id: () => string])[] = [
  [/registry-imports/, () => own.importId],
  [/registry-households/, () => own.householdId],
  [/benefit-cooperatives/, () => shop.facts.blueberry.cooperativeId],
  [/products/, () => shop.facts.blueberry.productId],
  [/agreements/, () => own.agreementId],
  [/evidence-files/, () => own.evidenceFileId],
  [/parcels|benefit-orders/, () => own.order.id],
  [/settlements/, () => own.batchId],
  [/payouts/, () => own.payoutId],
  [/handover-cases/, () => own.caseId],
  [/returns/, () => own.returnCaseId],
  [/lot-corrections/, () => own.lotCorrectionId],
  [/lots/, () => own.lotId],
]

const nameOf = (door: Door): string => `${door.method} ${door.path}`
const recordOf = (door: Door): string | undefined => records.find(([path]) => path.test(door.path))?.[1]()
const pathTo = (door: Door, id: string): string => door.path.replace(":membership_id", own.membershipId).replace(/:\w+/, id)
/** What a generated body must say truly, so that nothing but what is asked for can be wrong with it. */
const truths = (): Record<string, string> => ({ cooperative_id: shop.facts.blueberry.cooperativeId, evidence_file_id: own.evidenceFileId, step: "suspend" })
function bodyOf(door: Door): object | undefined {
  if (!door.body) return undefined
  const schema = inputSchema(door.body)
  const named = Object.entries(truths()).filter(([name]) => name in (schema.properties ?? {}) && !(name === "step" && !door.path.includes("benefit-cooperatives")))
  return { ...(sampleOf(schema) as object), ...Object.fromEntries(named) }
}
const queryOf = (door: Door): string => (door.query ? `?${new URLSearchParams(Object.entries(sampleOf(inputSchema(door.query)) as object).map(([name, value]) => [name, String(value)])).toString()}` : "")

/** Members of another cooperative; officers of another county. Doors of the office alone have no strangers among those admitted. */
const stranger = (door: Door): string => (door.audience === "member" ? tokens.memberB : tokens.leishan)
const owner = (door: Door): string => (door.audience === "member" ? tokens.memberA : door.roles && !door.roles.includes("prefecture") ? tokens.office : tokens.prefecture)
const guarded = doors.filter((door) => door.audience !== "public" && door.path.includes(":") && (!door.roles || door.roles.includes("county")))

async function knock(door: Door, token: string, path: string, body = bodyOf(door)): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${shop.baseUrl}${path}`, { method: door.method, headers: { authorization: `Bearer ${token}`, connection: "close", ...(body && { "content-type": "application/json" }) }, ...(body && door.method !== "GET" && { body: JSON.stringify(body) }) })
  return { status: answer.status, text: await answer.text() }
}

/** The number of rows of every table: who was refused has written nothing but what says so. */
async function rowsOf(): Promise<Record<string, number>> {
  const { Client } = await import("pg")
  const client = new Client({ connectionString: shop.databaseUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>("select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('benefit', 'registry') and tablename not like 'access%' order by 1")
    const counts: Record<string, number> = {}
    for (const { name } of tables) counts[name] = Number((await client.query<{ n: string }>(`select count(*) as n from ${name}`)).rows[0]?.n)
    return counts
  } finally {
    await client.end()
  }
}

describe("every door that names a record", () => {
  it("is tried with a record that really is somebody's", async () => {
    expect(guarded.filter((door) => recordOf(door) === undefined).map(nameOf)).toEqual([])
    const reading = guarded.filter((door) => door.method === "GET")
    expect(reading.length).toBeGreaterThan(8)
    const closed: string[] = []
    for (const door of reading) {
      const { status, text } = await knock(door, owner(door), `${pathTo(door, String(recordOf(door)))}${queryOf(door)}`)
      // A batch that is paid out has no payout list any more, and says so: it was found.
      if (status !== 200 && status !== 409) closed.push(`${nameOf(door)}: ${status} ${text.slice(0, 120)}`)
    }
    expect(closed).toEqual([])
  }, 120_000)

  it("answers another cooperative and another county to the letter as if the record did not exist, and writes nothing", async () => {
    const before = await rowsOf()
    const open: string[] = []
    for (const door of guarded) {
      const [foreign, unknown] = [await knock(door, stranger(door), `${pathTo(door, String(recordOf(door)))}${queryOf(door)}`), await knock(door, stranger(door), `${pathTo(door, "nobody_00000000000000")}${queryOf(door)}`)]
      if (foreign.status !== 404 || foreign.text !== unknown.text) open.push(`${nameOf(door)}: ${foreign.status} ${foreign.text.slice(0, 120)}`)
    }
    expect(open).toEqual([])
    expect(await rowsOf()).toEqual(before)
  }, 240_000)

  it("refuses by 409 who decides over a version that is not the newest, and writes nothing", async () => {
    const before = await rowsOf()
    // An agreement's doors need goods, evidence and an officer that fit its step: agreements.integration.test.ts walks them.
    const versioned = doors.filter((door) => door.audience !== "public" && door.path.includes(":") && !door.path.includes("agreements") && recordOf(door) !== undefined && bodyOf(door) && "version" in (bodyOf(door) as object))
    expect(versioned.length).toBeGreaterThan(8)
    const careless: string[] = []
    for (const door of versioned) {
      const { status, text } = await knock(door, owner(door), pathTo(door, String(recordOf(door))), { ...bodyOf(door), version: 4711 })
      if (status !== 409 || !text.includes("stale_version")) careless.push(`${nameOf(door)}: ${status} ${text.slice(0, 160)}`)
    }
    expect(careless).toEqual([])
    expect(await rowsOf()).toEqual(before)
  }, 120_000)
})

describe("every list", () => {
  it("holds own records alone, also when the other's cooperative or county is asked for by name", async () => {
    const ids = [own.householdId, own.importId, own.evidenceFileId, own.order.id, own.batchId, own.payoutId, own.caseId, own.returnCaseId, own.lotId, own.lotCorrectionId, own.agreementId, shop.facts.blueberry.productId]
    const lists = doors.filter((door) => door.audience !== "public" && door.method === "GET" && !door.path.includes(":") && (!door.roles || door.roles.includes("county")))
    expect(lists.length).toBeGreaterThan(10)
    const leaking: string[] = []
    for (const door of lists) {
      const properties = door.query ? Object.keys(inputSchema(door.query).properties ?? {}) : []
      const asked = [["cooperative", shop.facts.blueberry.cooperativeId], ["cooperative_id", shop.facts.blueberry.cooperativeId], ["county", "522635"], ["county_code", "522635"]].filter(([name = ""]) => properties.includes(name))
      for (const filter of [[], ...asked.map((one) => [one])]) {
        const query = new URLSearchParams([...new URLSearchParams(queryOf(door)), ...filter.filter(([name]) => name)] as [string, string][])
        const { text } = await knock(door, stranger(door), `${door.path}?${query.toString()}`)
        for (const id of ids) if (text.includes(id)) leaking.push(`${nameOf(door)}?${query.toString()} shows ${id}`)
      }
    }
    expect(leaking).toEqual([])
  }, 120_000)
})
