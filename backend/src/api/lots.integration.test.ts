import { Client } from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { openTestShop, type TestShop } from "../testing/test-shop"

let shop: TestShop
let medusa: Client
let ledger: Client
let item = ""
const tokens: Record<"mine" | "other" | "office" | "second" | "county", string> = { mine: "", other: "", office: "", second: "", county: "" }

beforeAll(async () => {
  shop = await openTestShop()
  item = shop.facts.blueberry.inventoryItemId
  tokens.mine = await shop.login("member", "a@member.test")
  tokens.other = await shop.login("member", "b@member.test")
  for (const [name, email] of [["office", "office@staff.test"], ["second", "office-two@staff.test"], ["county", "leishan@staff.test"]] as const) tokens[name] = await shop.login("staff", email)
  medusa = new Client({ connectionString: shop.databaseUrl })
  ledger = new Client({ connectionString: String(shop.environment["BENEFIT_DATABASE_URL"]) })
  await Promise.all([medusa.connect(), ledger.connect()])
}, 240_000)
afterAll(async () => {
  await Promise.all([medusa?.end(), ledger?.end()])
  await shop?.close()
}, 30_000)

type Body = Record<string, unknown>
type Answer = { status: number; code: unknown; lot: Body; correction: Body; body: Body }

async function ask(method: "GET" | "POST", path: string, token: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(`${shop.baseUrl}${path}`, { method, headers: { authorization: `Bearer ${token}`, connection: "close", "content-type": "application/json" }, ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }) })
  const said = (await answer.json()) as Body
  return { status: answer.status, code: said["code"], lot: (said["lot"] ?? {}) as Body, correction: (said["correction"] ?? {}) as Body, body: said }
}

const note = (number: string, change: Body = {}): Body => ({
  number, inventory_item_id: item, harvest_date: "2026-07-02", base_unit: "g",
  contributions: [{ household_id: "hh_testhouse0", base_units: 3_000 }, { household_id: "hh_testhouse1", base_units: 2_000 }], ...change,
})
const deliver = (number: string, change: Body = {}, token = tokens.mine) => ask("POST", "/cooperative/lots", token, note(number, change))
const sellable = async (): Promise<number> => Number((await medusa.query<{ free: string }>("select sum(stocked_quantity - reserved_quantity) as free from inventory_level where inventory_item_id = $1", [item])).rows[0]?.free)
const remaining = async (): Promise<number> => Number((await ledger.query<{ left: string }>("select sum(delivered + corrected - drawn - removed) as left from benefit.lot where inventory_item_id = $1", [item])).rows[0]?.left)
const lots = async (): Promise<number> => Number((await ledger.query<{ n: string }>("select count(*) as n from benefit.lot")).rows[0]?.n)

/** Something is drawn from this lot, as an order would. */
async function sellFrom(lotId: string, baseUnits: number, orderId = `order_${lotId}`): Promise<void> {
  const attribution = `attr_${orderId}`
  await ledger.query("insert into benefit.attribution (id, cart_id, attempt, request_digest, snapshot) values ($1, $1, 1, 'd', '{}')", [attribution])
  await ledger.query("insert into benefit.attribution_binding (attribution_id, order_id, line_ids) values ($1, $2, '{}')", [attribution, orderId])
  await ledger.query("insert into benefit.lot_draw (attribution_id, line_id, lot_id, base_units) values ($1, 'l', $2, $3)", [attribution, lotId, baseUnits])
  await medusa.query("update inventory_level set stocked_quantity = stocked_quantity - $2, raw_stocked_quantity = jsonb_build_object('value', (stocked_quantity - $2)::text, 'precision', 20) where inventory_item_id = $1", [item, baseUnits])
}

describe("a delivery", () => {
  it("becomes a lot of the cooperative's county and village, and stock of the shop", async () => {
    const before = await sellable()
    const { status, lot } = await deliver("MJ-2026-07", { certificate: { number: "HGZ-1", product: "蓝莓", origin: "麻江光明村", issued_on: "2026-07-02" } })
    expect(status).toBe(201)
    expect(lot).toMatchObject({
      number: "MJ-2026-07", county_code: "522635", village_name: "光明村", delivered: 5_000, remaining: 5_000, households: 2, frozen: false, certificate: { number: "HGZ-1", promiser: "麻江蓝莓合作社" },
      contributions: [{ household_id: "hh_testhouse0", household_code: "MJ-0000", name: "杨**", base_units: 3_000 }, { household_id: "hh_testhouse1", base_units: 2_000 }],
    })
    expect(await sellable()).toBe(before + 5_000)
    expect(await sellable()).toBe(await remaining())
  })

  it("sent twice is one lot, also when both are sent at once; another one under its number is refused", async () => {
    const before = await sellable()
    const both = await Promise.all([deliver("twice"), deliver("twice")])
    expect(both.map(({ status, lot }) => [status, lot["id"]])).toEqual([[201, both[0]?.lot["id"]], [201, both[0]?.lot["id"]]])
    expect(await deliver("twice", { contributions: [{ household_id: "hh_testhouse0", base_units: 3_001 }] })).toMatchObject({ status: 409, code: "lot_number_taken" })
    expect(await sellable()).toBe(before + 5_000)
  })

  it("with a number that is no count writes nothing", async () => {
    const before = await lots()
    const asked = ["0", "-1", "1.5", "1e309", "9007199254740993", '"12"', "null", "1000000001"]
    const answers = await Promise.all(asked.map((count) => ask("POST", "/cooperative/lots", tokens.mine, JSON.stringify(note("wrong count")).replace("3000", count))))
    expect(answers.map(({ status, code }) => [status, code])).toEqual(asked.map(() => [400, "invalid_fields"]))
    expect(await lots()).toBe(before)
  })

  it("names own goods, own members of that day and nobody twice", async () => {
    const before = await lots()
    expect(await deliver("silver", { inventory_item_id: shop.facts.silver.inventoryItemId })).toMatchObject({ status: 400, body: { fields: { inventory_item_id: "unknown_goods" } } })
    expect(await deliver("pieces", { base_unit: "piece" })).toMatchObject({ status: 400, body: { fields: { base_unit: "other_base_unit" } } })
    expect(await deliver("stranger", { contributions: [{ household_id: "hh_nobody", base_units: 1 }] })).toMatchObject({ status: 409, code: "not_a_member" })
    expect(await deliver("too early", { harvest_date: "2020-12-31" })).toMatchObject({ status: 409, code: "not_a_member" })
    expect(await deliver("tomorrow", { harvest_date: "2999-01-01" })).toMatchObject({ status: 400, body: { fields: { harvest_date: "in_the_future" } } })
    expect(await deliver("twice named", { contributions: [{ household_id: "hh_testhouse0", base_units: 1 }, { household_id: "hh_testhouse0", base_units: 2 }] })).toMatchObject({ status: 400, body: { fields: { contributions: "duplicate" } } })
    expect(await deliver("evidence", { evidence_file_id: "file_unknown" })).toMatchObject({ status: 400, body: { fields: { evidence_file_id: "unfit_evidence" } } })
    expect(await deliver("mass", { cooperative_id: shop.facts.silver.cooperativeId })).toMatchObject({ status: 400, body: { fields: { cooperative_id: "unknown_field" } } })
    expect(await lots()).toBe(before)
  })

  it("keeps a number for one cooperative alone", async () => {
    expect((await deliver("MJ-2026-07", { inventory_item_id: shop.facts.silver.inventoryItemId, base_unit: "piece", contributions: [{ household_id: "hh_testhouse0", base_units: 1 }] }, tokens.other)).code).toBe("not_a_member")
    const insert = (cooperativeId: string) => ledger.query("insert into benefit.lot (id, number, inventory_item_id, cooperative_id, county_code, village_name, harvest_date, base_unit, delivered) values ('lot_y', 'MJ-2026-07', $1, $2, '522635', '光明村', '2026-07-02', 'g', 1)", [item, cooperativeId])
    await ledger.query("begin")
    await insert("coop_elsewhere").finally(() => ledger.query("rollback"))
    await expect(insert(shop.facts.blueberry.cooperativeId)).rejects.toThrow(/lot_number_of_cooperative/)
  })
})

describe("deliveries to a lot that is there", () => {
  const add = (id: unknown, household_id: string, base_units: number) => ask("POST", `/cooperative/lots/${String(id)}/contributions`, tokens.mine, { contributions: [{ household_id, base_units }] })

  it("are added once each until something is drawn, and never after", async () => {
    const { lot } = await deliver("open lot")
    const before = await sellable()
    expect(await add(lot["id"], "hh_testhouse2", 700)).toMatchObject({ status: 201, lot: { delivered: 5_700, households: 3 } })
    expect(await add(lot["id"], "hh_testhouse2", 700)).toMatchObject({ status: 201, lot: { delivered: 5_700, households: 3 } })
    expect(await add(lot["id"], "hh_testhouse2", 800)).toMatchObject({ status: 409, code: "household_in_lot" })
    expect(await sellable()).toBe(before + 700)
    await sellFrom(String(lot["id"]), 500)
    expect(await add(lot["id"], "hh_testhouse3", 100)).toMatchObject({ status: 409, code: "lot_frozen" })
    expect((await ask("GET", `/cooperative/lots/${String(lot["id"])}`, tokens.mine)).lot).toMatchObject({ frozen: true, delivered: 5_700, drawn: 500, remaining: 5_200 })
    expect(await sellable()).toBe(await remaining())
  })

  it("are refused by the database itself once something was drawn", async () => {
    const { lot } = await deliver("frozen by the database")
    await sellFrom(String(lot["id"]), 1)
    const id = String(lot["id"])
    await expect(ledger.query("select benefit.contribute($1, 'hh_late', 1, 'general', null)", [id])).rejects.toThrow(/frozen/)
    await expect(ledger.query("insert into benefit.lot_contribution (lot_id, household_id, base_units, kind) values ($1, 'hh_late', 1, 'general')", [id])).rejects.toThrow(/frozen/)
    for (const statement of ["update benefit.lot_contribution set base_units = 1", "delete from benefit.lot_contribution", "update benefit.lot set corrected = 5", "update benefit.lot_movement set base_units = 1", "delete from benefit.lot_correction_decision"]) await expect(ledger.query(statement)).rejects.toThrow(/permission denied/)
  })
})

describe("movements", () => {
  const move = (id: unknown, change: Body) => ask("POST", `/cooperative/lots/${String(id)}/movements`, tokens.mine, { key: "form-0001", kind: "spoilage", base_units: 100, reason: "雨后腐坏", ...change })

  it("take from lot and stock together, once per key, and never more than is left", async () => {
    const { lot } = await deliver("moved")
    const before = await sellable()
    const both = await Promise.all([move(lot["id"], {}), move(lot["id"], {})])
    expect(both.map(({ status }) => status)).toEqual([201, 201])
    expect(await move(lot["id"], { base_units: 200 })).toMatchObject({ status: 409, code: "key_reused" })
    expect(await move(lot["id"], { key: "form-0002", kind: "sample", base_units: 50 })).toMatchObject({ status: 201, lot: { removed: 150, remaining: 4_850, movements: [{ kind: "sample" }, { kind: "spoilage", base_units: 100, reason: "雨后腐坏" }] } })
    expect(await move(lot["id"], { key: "form-0003", base_units: 4_851 })).toMatchObject({ status: 409, code: "lot_exhausted" })
    expect(await sellable()).toBe(before - 150)
    expect(await sellable()).toBe(await remaining())
  })

  it("refuse counts that are none, and reasons that hold a number", async () => {
    const { lot } = await deliver("moved wrongly")
    for (const base_units of [0, -1, 1.5, 2 ** 53 + 2]) expect((await move(lot["id"], { key: "form-0004", base_units })).status).toBe(400)
    expect((await move(lot["id"], { key: "form-0005", reason: "请致电 138-0000-1111" })).status).toBe(400)
    expect((await move(lot["id"], { key: "form-0006", kind: "correction_up" })).status).toBe(400)
    expect((await move(lot["id"], { key: "form-0007", kind: "return" })).status).toBe(400)
  })

  it("are not how goods come back: a return case brings them, no more of an order than it took", async () => {
    const { lot } = await deliver("came back")
    const id = String(lot["id"])
    await sellFrom(id, 1_000, "order_back")
    expect(await move(id, { key: "form-0008", kind: "return", base_units: 1, order_id: "order_back" })).toMatchObject({ status: 400 })
    expect((await move(id, { key: "form-0009", kind: "return", base_units: 1 })).status).toBe(400)
    const back = (key: string, units: number) => ledger.query("insert into benefit.lot_movement (id, lot_id, kind, base_units, reason, actor, order_id, moves_stock) values ($1, $2, 'return', $3, 'came back', 'memb', 'order_back', true)", [key, id, units])
    await back("mov_1", 600)
    await expect(back("mov_2", 401)).rejects.toThrow(/came back before/)
    await back("mov_3", 400)
  })
})

describe("a correction of the counted quantity", () => {
  const propose = (path: string, token: string, change: Body = {}) => ask("POST", path, token, { direction: "up", base_units: 300, reason: "复秤后多出", ...change })
  const decide = (id: unknown, token: string, change: Body = {}) => ask("POST", `/admin/benefit-lot-corrections/${String(id)}/decision`, token, { version: 1, decision: "approve", reason: "已核对磅单", ...change })

  it("moves lot and stock when a second person approves it, up and down", async () => {
    const { lot } = await deliver("weighed again")
    const before = await sellable()
    const { status, correction } = await propose(`/cooperative/lots/${String(lot["id"])}/corrections`, tokens.mine)
    expect([status, correction["state"], correction["version"]]).toEqual([201, "proposed", 1])
    expect(await propose(`/cooperative/lots/${String(lot["id"])}/corrections`, tokens.mine)).toMatchObject({ status: 409, code: "wrong_state" })
    expect(await sellable()).toBe(before)
    expect(await decide(correction["id"], tokens.office, { version: 2 })).toMatchObject({ status: 409, code: "stale_version" })
    const both = await Promise.all([decide(correction["id"], tokens.office), decide(correction["id"], tokens.second)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await sellable()).toBe(before + 300)
    const down = await propose(`/admin/benefit-lots/${String(lot["id"])}/corrections`, tokens.office, { direction: "down", base_units: 800 })
    expect(await decide(down.correction["id"], tokens.second)).toMatchObject({ status: 200, correction: { state: "approved", version: 2 } })
    expect((await ask("GET", `/admin/benefit-lots/${String(lot["id"])}`, tokens.office)).lot).toMatchObject({ delivered: 5_000, corrected: -500, remaining: 4_500 })
    expect(await sellable()).toBe(before - 500)
    expect(await sellable()).toBe(await remaining())
  })

  it("needs two persons, in the database as well", async () => {
    const { lot } = await deliver("one person")
    const { correction } = await propose(`/admin/benefit-lots/${String(lot["id"])}/corrections`, tokens.office)
    expect(await decide(correction["id"], tokens.office)).toMatchObject({ status: 409, code: "same_person" })
    const { rows } = await ledger.query<{ actor: string }>("select actor from benefit.lot_correction_proposal where id = $1", [correction["id"]])
    await expect(ledger.query("insert into benefit.lot_correction_decision (proposal_id, decision, reason, actor) values ($1, 'approve', 'alone', $2)", [correction["id"], rows[0]?.actor])).rejects.toThrow(/does not decide/)
    await expect(ledger.query("insert into benefit.lot_movement (id, lot_id, kind, base_units, reason, actor, correction_id) values ('mov_c', $1, 'correction_up', 300, 'r', 'a', $2)", [lot["id"], correction["id"]])).rejects.toThrow(/nobody approved/)
    await expect(ledger.query("insert into benefit.lot_movement (id, lot_id, kind, base_units, reason, actor) values ('mov_d', $1, 'correction_up', 300, 'r', 'a')", [lot["id"]])).rejects.toThrow(/lot_movement_corrects/)
    expect(await decide(correction["id"], tokens.second, { decision: "reject" })).toMatchObject({ status: 200, correction: { state: "rejected" } })
    expect((await ask("GET", `/admin/benefit-lots/${String(lot["id"])}`, tokens.office)).lot).toMatchObject({ corrected: 0, movements: [] })
  })

  it("never takes what was sold", async () => {
    const { lot } = await deliver("sold already")
    await sellFrom(String(lot["id"]), 4_900)
    const { correction } = await propose(`/cooperative/lots/${String(lot["id"])}/corrections`, tokens.mine, { direction: "down", base_units: 101 })
    expect(await decide(correction["id"], tokens.office)).toMatchObject({ status: 409, code: "lot_exhausted" })
    expect((await ask("GET", "/admin/benefit-lot-corrections?state=proposed", tokens.office)).body).toMatchObject({ total: 1, corrections: [{ id: correction["id"] }] })
  })
})

describe("who may see a lot", () => {
  it("is its cooperative and staff; others are told 404 like for a lot that never was", async () => {
    const { lot } = await deliver("whose")
    const id = String(lot["id"])
    const unknown = await ask("GET", "/cooperative/lots/lot_nobody", tokens.other)
    expect(await ask("GET", `/cooperative/lots/${id}`, tokens.other)).toEqual(unknown)
    expect((await ask("POST", `/cooperative/lots/${id}/contributions`, tokens.other, { contributions: [{ household_id: "hh_testhouse2", base_units: 1 }] })).status).toBe(404)
    expect((await ask("POST", `/cooperative/lots/${id}/movements`, tokens.other, { key: "form-0009", kind: "sample", base_units: 1, reason: "抽检一份" })).status).toBe(404)
    expect((await ask("POST", `/cooperative/lots/${id}/corrections`, tokens.other, { direction: "up", base_units: 1, reason: "别人的批次" })).status).toBe(404)
    expect(await ask("GET", `/admin/benefit-lots/${id}`, tokens.county)).toEqual(await ask("GET", "/admin/benefit-lots/lot_nobody", tokens.county))
    expect((await ask("GET", "/admin/benefit-lots", tokens.county)).body).toMatchObject({ total: 0 })
    expect((await ask("GET", "/admin/benefit-lots?county=522635", tokens.county)).status).toBe(403)
    expect((await ask("GET", "/cooperative/lots", tokens.other)).body).toMatchObject({ total: 0 })
    const { correction } = await ask("POST", `/cooperative/lots/${id}/corrections`, tokens.mine, { direction: "up", base_units: 1, reason: "复秤后多出" })
    expect((await ask("POST", `/admin/benefit-lot-corrections/${String(correction["id"])}/decision`, tokens.county, { version: 1, decision: "approve", reason: "别县的批次" })).status).toBe(404)
  })

  it("is filtered by number, goods, harvest and remainder, with its draws", async () => {
    const { lot } = await deliver("filtered", { harvest_date: "2026-08-08" })
    await sellFrom(String(lot["id"]), 5_000, "order_all")
    const count = async (query: string) => ((await ask("GET", `/admin/benefit-lots?${query}`, tokens.office)).body["total"])
    expect([await count("number=filtered"), await count("number=filtered&remaining=some"), await count("number=filtered&remaining=none"), await count("harvested_from=2026-08-01&harvested_to=2026-08-31"), await count(`inventory_item=${shop.facts.silver.inventoryItemId}`)]).toEqual([1, 0, 1, 1, 0])
    expect((await ask("GET", `/admin/benefit-lots/${String(lot["id"])}/draws`, tokens.office)).body).toMatchObject({ total: 1, draws: [{ order_id: "order_all", base_units: 5_000, released: false }] })
    expect((await ask("GET", "/admin/benefit-lots?harvested_from=2026-02-31", tokens.office)).status).toBe(400)
    expect((await ask("GET", "/cooperative/lot-goods", tokens.mine)).body).toMatchObject({ goods: [{ inventory_item_id: item, base_unit: "g" }] })
  })
})

describe("a label's number, for anybody", () => {
  const seven = Array.from({ length: 7 }, (_, n) => ({ household_id: `hh_testhouse${n}`, base_units: 1_000 }))
  const trace = async (number: string): Promise<{ status: number; lots: Body[]; cached: string | null }> => {
    const answer = await fetch(`${shop.baseUrl}/store/lots/${encodeURIComponent(number)}`, { headers: { "x-publishable-api-key": shop.facts.catalogueKey } })
    return { status: answer.status, lots: ((await answer.json()) as { lots?: Body[] }).lots ?? [], cached: answer.headers.get("cache-control") }
  }
  const consent = async (decision: "given" | "withdrawn"): Promise<void> => {
    const prefecture = await shop.login("staff", "prefecture@staff.test")
    const { body } = await ask("GET", "/admin/registry-households/hh_testhouse2", prefecture)
    const { version } = body["household"] as { version: number }
    const { status } = await ask("POST", "/admin/registry-households/hh_testhouse2/consents", prefecture, { version, scope: "name_on_shop", decision, on: "2026-01-01" })
    expect(status).toBe(201)
  }

  it("tells place, day, certificate, rule and how many; the quantity once nothing can be added", async () => {
    const { lot } = await deliver("label one", { contributions: seven, certificate: { number: "HGZ-7", product: "蓝莓", origin: "麻江光明村", issued_on: "2026-07-02" } })
    const said = {
      number: "label one", goods: "蓝莓", cooperative: { name: "麻江蓝莓合作社" }, county: { code: "522635", name: "麻江县" }, village: "光明村", harvest_date: "2026-07-02", households: 7, fewer_than_five: false, named: [], quantity: null,
      certificate: { number: "HGZ-7", promiser: "麻江蓝莓合作社" }, agreement: { mechanism: "consignment_share", rule: "每售出 100 元，12 元按交货量分给农户" },
    }
    expect(await trace("label one")).toMatchObject({ status: 200, lots: [said] })
    await sellFrom(String(lot["id"]), 100)
    expect((await trace("label one")).lots).toMatchObject([{ ...said, quantity: 7_000 }])
  })

  it("says neither village nor quantity nor a number of fewer than five households", async () => {
    const { lot } = await deliver("label two", { certificate: { number: "HGZ-2", product: "蓝莓", origin: "麻江光明村三组", issued_on: "2026-07-02" } })
    await sellFrom(String(lot["id"]), 100)
    const { lots } = await trace("label two")
    expect(lots).toMatchObject([{ households: null, fewer_than_five: true, village: null, quantity: null, named: [], certificate: { origin: "麻江县" } }])
    expect(JSON.stringify(lots)).not.toMatch(/光明|5000|hh_/)
  })

  it("names a household while it wishes to be named, and never in a small group", async () => {
    await deliver("label three", { contributions: seven })
    await deliver("label four", { contributions: seven.slice(2, 4) })
    await consent("given")
    expect(await trace("label three")).toMatchObject({ lots: [{ named: ["龙阿妹"] }], cached: "no-store" })
    expect((await trace("label four")).lots).toMatchObject([{ named: [] }])
    await consent("withdrawn")
    expect((await trace("label three")).lots).toMatchObject([{ named: [] }])
  })

  it("that nobody used is not found", async () => {
    for (const number of ["label nobody", "x".repeat(41), "%", "../lots"]) expect((await trace(number)).status).toBe(404)
  })
})
