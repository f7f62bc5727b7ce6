import sharp from "sharp"
import { Client } from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { openTestShop, type TestShop } from "../testing/test-shop"

let shop: TestShop
let member: string
let prefecture: string
let leishan: string
let evidence: string

type Cooperative = { id: string; state: string; version: number; missing_licences: string[]; open_steps: string[]; licences: object[]; contact: object | null; history: { step: string; by: string; reason: string }[] }
type Answer = { status: number; text: string; body: { code?: string; message?: string; fields?: Record<string, string>; total?: number; cooperative?: Cooperative; cooperatives?: Cooperative[] } }
async function ask(method: string, route: string, token?: string, body?: unknown, key?: string): Promise<Answer> {
  const form = body instanceof FormData
  const answer = await fetch(`${shop.baseUrl}${route}`, {
    method, headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body !== undefined && !form && { "content-type": "application/json" }), ...(key && { "x-publishable-api-key": key }) },
    ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, text, body: text.startsWith("{") ? (JSON.parse(text) as Answer["body"]) : {} }
}

beforeAll(async () => {
  shop = await openTestShop()
  ;[member, prefecture, leishan] = await Promise.all([shop.login("member", "b@member.test"), shop.login("staff", "prefecture@staff.test"), shop.login("staff", "leishan@staff.test")])
  const form = new FormData()
  form.append("purpose", "licence")
  form.append("county_code", "522634")
  form.append("file", await photo(), "licence.png")
  const kept = (await ask("POST", "/admin/benefit-evidence-files", leishan, form)).body as { file?: { id: string } }
  evidence = String(kept.file?.id)
}, 180_000)
afterAll(() => shop?.close(), 30_000)

async function photo(): Promise<Blob> {
  return new Blob([new Uint8Array(await sharp({ create: { width: 900, height: 700, channels: 3, background: "#345" } }).png().toBuffer())])
}

const route = "/admin/benefit-cooperatives"
const application = (change: object = {}) => ({
  name: "雷山县西江银匠专业合作社", short_name: "西江银匠", handle: "leishan-xijiang", county_code: "522634", credit_code: "91110000600037341L", trades: ["craft"],
  contact: { name: "李师傅", mobile: "13900000001" }, service_phone: "0855-3333333", ...change,
})
const step = (id: string, token: string, name: string, version: number, reason = "现场核实过产能和联农机制") => ask("POST", `${route}/${id}/steps`, token, { step: name, version, reason })

describe("a cooperative's admission", () => {
  let id = ""

  it("begins with an application that states a real credit code, in one's own county", async () => {
    expect((await ask("POST", route, leishan, application({ credit_code: "91110000600037341M" }))).body.fields).toEqual({ credit_code: "credit_code" })
    expect((await ask("POST", route, leishan, application({ county_code: "522635" }))).status).toBe(404)
    expect((await ask("POST", route, prefecture, application({ county_code: "330106" }))).body.fields).toEqual({ county_code: "unknown_region" })
    expect((await ask("POST", route, leishan, application({ state: "approved" }))).body.fields).toEqual({ state: "unknown_field" })
    const { status, body } = await ask("POST", route, leishan, application())
    expect([status, body.cooperative?.state, body.cooperative?.missing_licences, body.cooperative?.open_steps]).toEqual([201, "applied", ["business"], ["recommend", "refuse"]])
    id = String(body.cooperative?.id)
    expect((await ask("POST", route, leishan, application())).body.code).toBe("cooperative_exists")
  })

  it("is recommended by its county, and by nobody else", async () => {
    expect((await step(id, prefecture, "recommend", 1)).body.code).toBe("not_your_task")
    expect((await step(id, prefecture, "approve", 1)).body.code).toBe("wrong_state")
    expect((await step(id, leishan, "recommend", 7)).body.code).toBe("stale_version")
    const [others, unknown] = await Promise.all([step(shop.facts.blueberry.cooperativeId, leishan, "suspend", 1), step("coop_unknown", leishan, "suspend", 1)])
    expect([others.status, others.text]).toEqual([404, unknown.text])
    expect((await step(id, leishan, "recommend", 1, "好")).body.fields).toEqual({ reason: "too_small" })
    expect((await step(id, leishan, "recommend", 1)).body.cooperative?.state).toBe("county_recommended")
  })

  it("is refused while a needed licence is missing or has expired, and approved once it is there", async () => {
    expect((await step(id, prefecture, "approve", 2)).body.code).toBe("licence_missing")
    const licence = { type: "business", number: "522634-0001", expires_on: "2020-01-01", evidence_file_id: evidence }
    expect((await ask("POST", `${route}/${id}/licences`, leishan, { ...licence, evidence_file_id: "file_unknown", version: 2 })).body.fields).toEqual({ evidence_file_id: "unfit_evidence" })
    expect((await ask("POST", `${route}/${id}/licences`, leishan, { ...licence, version: 2 })).status).toBe(201)
    expect((await step(id, prefecture, "approve", 3)).body.code).toBe("licence_missing")
    expect((await ask("GET", `${route}?licences=expired`, leishan)).body.cooperatives?.map((one) => one.id)).toEqual([id])
    expect((await ask("POST", `${route}/${id}/licences`, leishan, { ...licence, expires_on: "2099-01-01", version: 2 })).body.code).toBe("stale_version")
    expect((await ask("POST", `${route}/${id}/licences`, leishan, { ...licence, expires_on: "2099-01-01", version: 3 })).status).toBe(201)
    const { body } = await step(id, prefecture, "approve", 4)
    expect([body.cooperative?.state, body.cooperative?.licences.length, body.cooperative?.history.map((row) => row.step)]).toEqual(["approved", 2, ["apply", "recommend", "approve"]])
    expect((await ask("GET", `${route}?licences=expired`, leishan)).body.total).toBe(0)
  })

  it("can be decided once: of two decisions on one version one is stale", async () => {
    const version = (await ask("GET", `${route}/${id}`, prefecture)).body.cooperative?.version ?? 0
    const both = await Promise.all([step(id, prefecture, "suspend", version), step(id, prefecture, "end", version)])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  it("keeps every step for good, and lets no recommender approve, whatever the code says", async () => {
    const database = new Client({ connectionString: shop.databaseUrl })
    await database.connect()
    await expect(database.query("update cooperative_step set reason = 'other'")).rejects.toThrow(/append-only/)
    await expect(database.query("delete from cooperative_step")).rejects.toThrow(/append-only/)
    await expect(database.query("insert into cooperative_step (id, cooperative_id, step, to_state, actor, role, reason) select 'cstep_x', cooperative_id, 'approve', 'approved', actor, 'office', 'x' from cooperative_step where step = 'recommend'")).rejects.toThrow(/cannot approve/)
    await database.end()
  })

  it("is the member's own record too, and nobody else's", async () => {
    const own = await ask("GET", "/cooperative/profile", member)
    expect([own.status, own.body.cooperative?.id, own.body.cooperative?.open_steps]).toEqual([200, shop.facts.silver.cooperativeId, []])
    const version = own.body.cooperative?.version ?? 0
    const changed = await ask("POST", "/cooperative/profile", member, { version, contact: { name: "王师傅", mobile: "13900000002" } })
    expect([changed.status, changed.body.cooperative?.contact]).toEqual([200, { name: "王师傅", mobile: "13900000002" }])
    expect((await ask("POST", "/cooperative/profile", member, { version, story: "旧的" })).body.code).toBe("stale_version")
    expect((await ask("POST", "/cooperative/profile", member, { version: version + 1, state: "approved" })).body.fields).toEqual({ state: "unknown_field" })
    expect((await ask("GET", route, member)).status).toBe(401)
  })
})

describe("a suspended cooperative", () => {
  let product: { id: string; handle: string; variants: { id: string }[] }
  const inShop = async () => {
    const key = shop.facts.catalogueKey
    const answers = await Promise.all([`/store/catalogue?county=522634`, `/store/catalogue/${product.handle}`, `/store/products/${product.handle}/benefit`, "/store/counties"].map((path) => ask("GET", path, undefined, undefined, key)))
    const [list, page, benefit, halls] = answers
    const hall = (halls?.body as { counties?: { code: string; products: number }[] } | undefined)?.counties?.find((one) => one.code === "522634")
    return { listed: list?.body.total, page: page?.status, benefit: benefit?.status, hall: hall?.products }
  }
  const buy = () => ask("POST", "/store/checkout/prepare", undefined, {
    items: [{ variant_id: product.variants[0]?.id, quantity: 1 }], no_return_confirmed: true,
    address: { name: "沈知秋", mobile: "13805710001", province_code: "330000", city_code: "330100", district_code: "330106", detail: "文三路 90 号 2 幢 301 室" },
  }, shop.facts.catalogueKey)
  const silver = async () => (await ask("GET", `${route}/${shop.facts.silver.cooperativeId}`, prefecture)).body.cooperative

  it("sells until then", async () => {
    const form = new FormData()
    form.append("picture", await photo(), "picture.png")
    const picture = ((await ask("POST", "/cooperative/pictures", member, form)).body as { picture?: string }).picture
    const draft = { title: "苗族银饰耳环", category: "silver", story: "一锤一锤打出来的耳环。", picture, variants: [{ title: "一对", price_fen: "12800", stock: 5 }] }
    product = ((await ask("POST", "/cooperative/products", member, draft)).body as { product: typeof product }).product
    await ask("POST", `/admin/benefit-products/${product.id}/decision`, prefecture, { decision: "approve" })
    await expect.poll(inShop, { timeout: 15_000, interval: 300 }).toEqual({ listed: 1, page: 200, benefit: 200, hall: 1 })
  }, 60_000)

  it("takes its goods out of lists, pages, index and checkout before the decision is answered", async () => {
    const before = await silver()
    expect((await step(before?.id ?? "", leishan, "suspend", before?.version ?? 0)).body.code).toBe("not_your_task")
    expect((await step(before?.id ?? "", prefecture, "suspend", before?.version ?? 0, "抽查发现以次充好，整改后再恢复")).status).toBe(201)
    expect(await inShop()).toEqual({ listed: 0, page: 404, benefit: 404, hall: 0 })
    const refused = await buy()
    expect([refused.status, refused.body.code, refused.body.fields]).toEqual([400, "not_for_sale", { "items.0.variant_id": "unknown_variant" }])
  })

  it("can still look after its open orders, but offers nothing new", async () => {
    expect((await ask("GET", "/cooperative/parcels", member)).status).toBe(200)
    const draft = { title: "苗族银饰项圈", category: "silver", story: "一锤一锤打出来的项圈。", picture: "/static/pictures/none-640.webp", variants: [{ title: "一只", price_fen: "12800", stock: 5 }] }
    expect((await ask("POST", "/cooperative/products", member, draft)).status).toBeGreaterThanOrEqual(400)
  })

  it("brings everything back when it is reinstated, and needs its licence for that", async () => {
    const suspended = await silver()
    expect((await step(suspended?.id ?? "", prefecture, "reinstate", suspended?.version ?? 0)).body.code).toBe("licence_missing")
    expect((await ask("POST", `${route}/${suspended?.id}/licences`, prefecture, { type: "business", number: "522634-0002", expires_on: null, evidence_file_id: evidence, version: suspended?.version })).status).toBe(201)
    expect((await step(suspended?.id ?? "", prefecture, "reinstate", (suspended?.version ?? 0) + 1)).body.cooperative?.state).toBe("approved")
    await expect.poll(inShop, { timeout: 15_000, interval: 300 }).toEqual({ listed: 1, page: 200, benefit: 200, hall: 1 })
  })
})
