import sharp from "sharp"
import { Client } from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ask, entriesOf, paidOrder, type PlacedOrder, told } from "../testing/buyer"
import { openTestShop, type TestShop } from "../testing/test-shop"

/** One agreement about silver bangles of 688 yuan, walked through all its steps over HTTP. */
let shop: TestShop
let ledger: Client
const tokens: Record<"member" | "other" | "county" | "prefecture" | "office", string> = { member: "", other: "", county: "", prefecture: "", office: "" }
const HANDLE = "silver-bangle"
let makers: string[] = []
let paper = ""

type Step = { number: number; step: string; to: string; by: string; reason: string; on_day: string | null }
type Agreement = { id: string; version: number; number: number; state: string; in_force: number | null; needs_second_approver: boolean; open_steps: string[]; history: Step[]; units: object[]; counting: { agreement_ids: string[] }[]; versions: { number: number; state: string; holds: { from: string; to: string | null } | null; beneficiaries: { name: string }[] }[] }
type Body = { code?: string; fields?: Record<string, string>; agreement: Agreement; agreements: Agreement[]; total: number }

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const dayFromNow = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
const post = (path: string, token: string, body: object) => ask<Body>(shop, path, { token, body })
const read = (path: string, token: string) => ask<Body>(shop, path, { token })
const refusal = ({ status, body: { code, fields } }: Awaited<ReturnType<typeof post>>) => [status, code, ...(fields ? [fields] : [])]

const draftOf = (change: object = {}) => ({
  mechanism: "maker", rate: { kind: "share", bps: 3000 }, scope: { kind: "product", id: shop.facts.silver.productId }, rule: "每卖出 100 元，30 元手工报酬归打制的农户",
  effective_from: "2026-01-01", beneficiaries: makers.map((household_id, at) => ({ household_id, weight: at + 1 })), evidence_file_id: paper, ...change,
})
const draft = (change: object = {}) => post("/cooperative/agreements", tokens.member, draftOf(change))
const change = (one: Agreement, changed: object = {}) => post(`/cooperative/agreements/${one.id}`, tokens.member, { version: one.version, ...draftOf(changed) })
const submit = (one: Agreement, version = one.version) => post(`/cooperative/agreements/${one.id}/submit`, tokens.member, { version })
const step = (one: Agreement, token: string, name: string, more: object = {}) => post(`/admin/benefit-agreements/${one.id}/steps`, token, { step: name, version: one.version, reason: "核对过纸质协议", ...more })

type Shown = { agreement: { id: string; version: number } | null; variants: { benefit_fen: string; cooperative_fen: string; households: number }[] }
const shown = async () => {
  const { agreement, variants: [one] } = await told<Shown>(shop, `/store/products/${HANDLE}/benefit`)
  return { agreement: agreement && [agreement.id, agreement.version], benefit: one?.benefit_fen, households: one?.households }
}
const bangle = () => paidOrder(shop, [{ variant_id: shop.facts.silver.variantId, quantity: 1 }])
const benefitOf = async (order: PlacedOrder) => {
  const postings = (await entriesOf(shop, tokens.office, order.id)).flatMap((entry) => entry.postings)
  return postings.filter((posting) => posting.account === "household_benefit").reduce((sum, posting) => sum - BigInt(posting.amount_fen), 0n)
}

beforeAll(async () => {
  shop = await openTestShop({ payments: true })
  ledger = new Client({ connectionString: String(shop.environment["BENEFIT_DATABASE_URL"]) })
  await ledger.connect()
  tokens.member = await shop.login("member", "b@member.test")
  tokens.other = await shop.login("member", "a@member.test")
  for (const [name, email] of [["county", "leishan@staff.test"], ["prefecture", "prefecture@staff.test"], ["office", "office@staff.test"]] as const) tokens[name] = await shop.login("staff", email)
  await showBangle()
  const register = (at: number) => told<{ household: { id: string } }>(shop, "/admin/registry-households", { token: tokens.county, body: {
    county_code: "522634", household_code: `LS-${at}`, village_code: "522634101201", village_name: "控拜村", kind: "lifted", entered_on: "2020-11-01", name: `匠人${"甲乙丙丁戊己"[at]}`, phone: `1390000111${at}`,
    memberships: at < 5 ? [{ cooperative_id: shop.facts.silver.cooperativeId, from: "2021-01-01" }] : [],
  } })
  const registered = []
  for (const at of [0, 1, 2, 3, 4, 5]) registered.push((await register(at)).household.id)
  makers = registered.slice(0, 5)
  stranger = registered[5] ?? ""
  paper = await keepPaper()
}, 300_000)
afterAll(async () => {
  await ledger?.end()
  await shop?.close()
}, 30_000)
let stranger = ""

/** The small shop's bangle gets what a product page needs: a county and a picture. */
async function showBangle(): Promise<void> {
  const medusa = new Client({ connectionString: shop.databaseUrl })
  await medusa.connect()
  await medusa.query("update product set handle = $2, thumbnail = '/static/pictures/none-640.webp', metadata = metadata || '{\"county_code\": \"522634\"}' where id = $1", [shop.facts.silver.productId, HANDLE])
  await medusa.end()
}

async function keepPaper(): Promise<string> {
  const form = new FormData()
  form.append("purpose", "agreement")
  form.append("file", new Blob([new Uint8Array(await sharp({ create: { width: 60, height: 80, channels: 3, background: "#fff" } }).png().toBuffer())]), "agreement.png")
  const answer = await fetch(`${shop.baseUrl}/cooperative/evidence-files`, { method: "POST", headers: { authorization: `Bearer ${tokens.member}` }, body: form })
  return ((await answer.json()) as { file: { id: string } }).file.id
}

describe("an agreement", () => {
  let one: Agreement
  let order: PlacedOrder

  it("is written by the cooperative about its own goods and its own members", async () => {
    expect(refusal(await draft({ scope: { kind: "product", id: shop.facts.blueberry.productId } }))).toEqual([400, "invalid_fields", { "scope.id": "unknown_goods" }])
    expect(refusal(await draft({ scope: { kind: "inventory_item", id: shop.facts.blueberry.inventoryItemId } }))).toEqual([400, "invalid_fields", { "scope.id": "unknown_goods" }])
    expect(refusal(await draft({ beneficiaries: [{ household_id: stranger }] }))).toEqual([409, "not_a_member", { beneficiaries: "not_a_member" }])
    expect(refusal(await draft({ beneficiaries: [{ household_id: makers[0] }, { household_id: makers[0] }] }))).toEqual([400, "invalid_fields", { beneficiaries: "duplicate" }])
    expect(refusal(await draft({ evidence_file_id: "file_nobody" }))).toEqual([400, "invalid_fields", { evidence_file_id: "unfit_evidence" }])
    expect(refusal(await draft({ effective_to: "2025-12-31" }))).toEqual([400, "invalid_fields", { effective_to: "not_after_beginning" }])
    expect(refusal(await draft({ rule: "请致电 138-0000-1111" }))).toEqual([400, "invalid_fields", { rule: "rule_names_somebody" }])
    expect(refusal(await draft({ cooperative_id: shop.facts.blueberry.cooperativeId }))).toEqual([400, "invalid_fields", { cooperative_id: "unknown_field" }])
    for (const bps of [0, 10_001, 1.5]) expect((await draft({ rate: { kind: "share", bps } })).status).toBe(400)
    const { status, body } = await draft({ beneficiaries: [], evidence_file_id: null })
    expect([status, body.agreement.state, body.agreement.number, body.agreement.in_force]).toEqual([201, "draft", 1, null])
    one = body.agreement
  })

  it("is another cooperative's and another county's as little as one that never was", async () => {
    const unknown = await read("/cooperative/agreements/agr_nobody", tokens.other)
    expect([await read(`/cooperative/agreements/${one.id}`, tokens.other), unknown.status]).toEqual([unknown, 404])
    expect((await post(`/cooperative/agreements/${one.id}`, tokens.other, { version: 1, ...draftOf() })).status).toBe(404)
    expect((await post(`/cooperative/agreements/${one.id}/submit`, tokens.other, { version: 1 })).status).toBe(404)
    expect((await read("/cooperative/agreements", tokens.other)).body.agreements.map(({ id }) => id)).not.toContain(one.id)
    const [theirs] = (await read(`/admin/benefit-agreements?cooperative=${shop.facts.blueberry.cooperativeId}`, tokens.office)).body.agreements
    expect(theirs).toMatchObject({ state: "active", in_force: 1 })
    expect(await read(`/admin/benefit-agreements/${theirs?.id}`, tokens.county)).toEqual(await read("/admin/benefit-agreements/agr_nobody", tokens.county))
    expect((await step(theirs as Agreement, tokens.county, "end", { ends_on: today })).status).toBe(404)
    expect((await read("/admin/benefit-agreements?county=522635", tokens.county)).status).toBe(403)
    expect((await read("/admin/benefit-agreements", tokens.county)).body).toMatchObject({ total: 1, agreements: [{ id: one.id }] })
  })

  it("is submitted with its paper and its households, on the version that was read", async () => {
    expect(refusal(await submit(one))).toEqual([409, "evidence_missing"])
    const papered = (await change(one, { beneficiaries: [] })).body.agreement
    expect(refusal(await submit(papered))).toEqual([409, "beneficiaries_missing"])
    expect(refusal(await change(one))).toEqual([409, "stale_version"])
    one = (await change(papered)).body.agreement
    expect(refusal(await submit(one, one.version - 1))).toEqual([409, "stale_version"])
    expect(await shown()).toEqual({ agreement: null, benefit: "0", households: null })
    const both = await Promise.all([submit(one), submit(one)])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    one = (await read(`/cooperative/agreements/${one.id}`, tokens.member)).body.agreement
    expect([one.state, one.open_steps, one.versions[0]?.beneficiaries.map(({ name }) => name)]).toEqual(["submitted", [], ["匠**", "匠**", "匠**", "匠**", "匠**"]])
    expect(refusal(await change(one))).toEqual([409, "wrong_state"])
    expect(refusal(await submit(one))).toEqual([409, "wrong_state"])
  })

  it("is approved by its county, which may return it first, and activated above the county", async () => {
    expect(refusal(await step(one, tokens.office, "approve"))).toEqual([403, "not_your_task"])
    expect(refusal(await step(one, tokens.prefecture, "activate"))).toEqual([409, "wrong_state"])
    expect(refusal(await step(one, tokens.county, "approve", { reason: "好" }))).toEqual([400, "invalid_fields", { reason: "too_small" }])
    expect(refusal(await step({ ...one, version: one.version - 1 }, tokens.county, "approve"))).toEqual([409, "stale_version"])
    const returned = (await step(one, tokens.county, "return", { reason: "请补上第二页签字" })).body.agreement
    expect([returned.state, returned.history.at(-1)?.reason]).toEqual(["draft", "请补上第二页签字"])
    one = (await submit(returned)).body.agreement
    one = (await step(one, tokens.county, "approve")).body.agreement
    expect(refusal(await step(one, tokens.county, "activate"))).toEqual([403, "not_your_task"])
    expect(refusal(await step(one, tokens.prefecture, "second_approve"))).toEqual([409, "wrong_state"])
    one = (await step(one, tokens.prefecture, "activate")).body.agreement
    expect(one).toMatchObject({ state: "active", in_force: 1, open_steps: ["end"], versions: [{ number: 1, holds: { from: today, to: null } }] })
    expect(one.history.map((row) => row.step)).toEqual(["draft", "change", "change", "submit", "return", "submit", "approve", "activate"])
    expect((await read("/admin/benefit-agreements?state=active&in_force=true", tokens.county)).body.total).toBe(1)
  })

  it("is what the shop then shows and a sale then posts", async () => {
    expect(await shown()).toEqual({ agreement: [one.id, 1], benefit: "20640", households: 5 })
    order = await bangle()
    expect(await benefitOf(order)).toBe(20_640n)
  }, 120_000)

  it("is the only one about its goods in its days", async () => {
    const second = (await draft()).body.agreement
    expect(refusal(await submit(second))).toEqual([409, "agreement_overlaps"])
    expect((await read("/cooperative/agreements?state=draft", tokens.member)).body.total).toBe(1)
  })

  it("of its product stands beside one of its goods, and each says which of them counts", async () => {
    const ofGoods = (await draft({ scope: { kind: "inventory_item", id: shop.facts.silver.inventoryItemId } })).body.agreement
    for (const { id } of [one, ofGoods]) expect((await read(`/cooperative/agreements/${id}`, tokens.member)).body.agreement.counting).toEqual([{ variant_id: shop.facts.silver.variantId, title: expect.any(String) as string, agreement_ids: [one.id] }])
    const ofBerries = (await read("/cooperative/agreements", tokens.other)).body.agreements[0]
    expect((await read(`/cooperative/agreements/${String(ofBerries?.id)}`, tokens.other)).body.agreement.counting.map((unit) => unit.agreement_ids)).toEqual([[ofBerries?.id], [ofBerries?.id]])
  })

  it("may name an amount for each piece, if today's price bears it", async () => {
    const perPiece = async (fen: string) => (await draft({ scope: { kind: "inventory_item", id: shop.facts.silver.inventoryItemId }, rate: { kind: "per_unit", fen, base_units: 1 } })).body.agreement
    const dear = await perPiece("70000")
    expect(dear.units).toEqual([{ variant_id: shop.facts.silver.variantId, title: expect.any(String) as string, price_fen: "68800", benefit_fen: "68800", capped_fen: "1200" }])
    expect(refusal(await submit(dear))).toEqual([409, "benefit_exceeds_price"])
    const fit = (await submit(await perPiece("12000"))).body.agreement
    expect(fit).toMatchObject({ state: "submitted", terms: { rate: { kind: "per_unit", fen: "12000", base_units: 1 } } })
    expect((await step(fit, tokens.county, "approve")).body.agreement).toMatchObject({ state: "county_approved", needs_second_approver: true, units: [{ benefit_fen: "12000", capped_fen: "0" }] })
  })

  it("changes by a next version through the same steps, and a rate above 60 % needs a second approver", async () => {
    expect(refusal(await change(one, { scope: { kind: "inventory_item", id: shop.facts.silver.inventoryItemId } }))).toEqual([409, "scope_fixed"])
    one = (await change(one, { rate: { kind: "share", bps: 7000 } })).body.agreement
    expect(one).toMatchObject({ number: 2, state: "draft", in_force: 1, versions: [{ state: "active" }, { state: "draft", holds: null }] })
    one = (await submit(one)).body.agreement
    one = (await step(one, tokens.county, "approve")).body.agreement
    expect([one.needs_second_approver, one.open_steps]).toEqual([true, ["second_approve", "return", "end"]])
    expect(refusal(await step(one, tokens.office, "activate"))).toEqual([409, "second_approver_missing"])
    expect(refusal(await step(one, tokens.county, "second_approve"))).toEqual([409, "same_person"])
    expect((await shown()).benefit).toBe("20640")
    one = (await step(one, tokens.prefecture, "second_approve")).body.agreement
    expect(refusal(await step(one, tokens.prefecture, "second_approve"))).toEqual([409, "wrong_state"])
    one = (await step(one, tokens.office, "activate")).body.agreement
    expect(one).toMatchObject({ number: 2, in_force: 2, versions: [{ state: "ended", holds: { from: today, to: today } }, { state: "active", holds: { from: today, to: null } }] })
    expect(one.history.slice(-3).map(({ step, number }) => [step, number])).toEqual([["second_approve", 2], ["activate", 2], ["supersede", 1]])
    expect(await shown()).toEqual({ agreement: [one.id, 2], benefit: "48160", households: 5 })
    expect(await benefitOf(order)).toBe(20_640n)
  })

  it("ends on a day to come: the next order is nobody's, the earlier one keeps what it gave", async () => {
    const linked = async () => (await told<{ measures: { linked_sales_fen: string; benefit_accrued_fen: string } }>(shop, `/admin/benefit-reports/summary?from=${today}&to=${today}`, { token: tokens.office })).measures
    const before = await linked()
    expect(refusal(await step(one, tokens.office, "end"))).toEqual([400, "invalid_fields", { ends_on: "an end names its day, nothing else does" }])
    expect(refusal(await step(one, tokens.office, "end", { ends_on: dayFromNow(-1) }))).toEqual([400, "invalid_fields", { ends_on: "in_the_past" }])
    one = (await step(one, tokens.county, "end", { ends_on: today })).body.agreement
    expect(one).toMatchObject({ state: "ended", in_force: null, open_steps: [] })
    expect(refusal(await step(one, tokens.county, "end", { ends_on: today }))).toEqual([409, "wrong_state"])
    expect(refusal(await change(one))).toEqual([409, "wrong_state"])
    expect(await shown()).toEqual({ agreement: null, benefit: "0", households: null })
    const later = await bangle()
    expect([await benefitOf(later), await benefitOf(order)]).toEqual([0n, 20_640n])
    expect(await linked()).toEqual(before)
  }, 120_000)
})

describe("the database itself", () => {
  it("writes what holds alone, keeps every text and step, and lets nobody approve twice", async () => {
    for (const statement of ["update benefit.agreement set effective_to = null", "insert into benefit.agreement select * from benefit.agreement limit 1", "delete from benefit.agreement_step", "update benefit.agreement_terms set rate_bps = 9000"]) {
      await expect(ledger.query(statement)).rejects.toThrow(/permission denied/)
    }
    const bold = (await draft({ rate: { kind: "share", bps: 50 } })).body.agreement
    const approved = (await step((await submit(bold)).body.agreement, tokens.county, "approve")).body.agreement
    const { rows: [first] } = await ledger.query<{ actor: string }>("select actor from benefit.agreement_step where agreement_id = $1 and step = 'approve'", [approved.id])
    const insert = (name: string, to: string, actor = first?.actor) => ledger.query("insert into benefit.agreement_step (agreement_id, position, version, revision, step, to_state, on_day, actor, role, reason) values ($1, $2, 1, 1, $3, $4, $5, $6, 'office', 'because')", [approved.id, approved.version + 1, name, to, name === "activate" ? today : null, actor])
    await expect(insert("second_approve", "county_approved")).rejects.toThrow(/another person/)
    await expect(insert("activate", "active", "staff_bold")).rejects.toThrow(/second approver/)
    await expect(insert("submit", "submitted")).rejects.toThrow(/cannot take the step/)
    await expect(insert("activate", "ended", "staff_bold")).rejects.toThrow(/cannot take the step/)
    await expect(ledger.query("insert into benefit.agreement_terms select agreement_id, version, 2, mechanism, cooperative_id, county_code, scope_kind, scope_id, village_name, rule, effective_from, effective_to, evidence_id, evidence_proof, actor, now(), rate_bps, rate_fen, rate_base_units from benefit.agreement_terms where agreement_id = $1", [approved.id])).rejects.toThrow(/is county_approved/)
    await expect(ledger.query("insert into benefit.agreement_terms_beneficiary select agreement_id, version, revision, 'hh_late', 1, kind, village_code from benefit.agreement_terms_beneficiary where agreement_id = $1 limit 1", [approved.id])).rejects.toThrow(/written with its text/)
  })
})
