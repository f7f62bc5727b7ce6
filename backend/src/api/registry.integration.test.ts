import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { openTestShop, type TestShop } from "../testing/test-shop"

let shop: TestShop
let memberB: string
let prefecture: string
let leishan: string

beforeAll(async () => {
  shop = await openTestShop()
  ;[memberB, prefecture, leishan] = await Promise.all([shop.login("member", "b@member.test"), shop.login("staff", "prefecture@staff.test"), shop.login("staff", "leishan@staff.test")])
}, 180_000)
afterAll(() => shop?.close(), 30_000)

type Detail = { id: string; version: number; name: string | null; phone: string | null; bank_account: string | null; memberships: { id: string; cooperative: string; to: string | null }[]; statuses: unknown[]; may_publish: string[]; status: string; is_erased: boolean }
type Answer = { status: number; body: { code?: string; fields?: object; household?: Detail; households?: Detail[]; total?: number; lines?: Record<string, unknown>[] } & Record<string, unknown>; text: string; headers: Headers }
async function ask(method: string, route: string, token?: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${shop.baseUrl}${route}`, { method, headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { "content-type": "application/json" }) }, ...(body && { body: JSON.stringify(body) }) })
  const text = await answer.text()
  return { status: answer.status, body: text.startsWith("{") ? (JSON.parse(text) as Answer["body"]) : {}, text, headers: answer.headers }
}
const at = "/admin/registry-households"
let next = 1
const draft = (change: object = {}) => ({ county_code: "522634", household_code: `LS-${String(next++).padStart(4, "0")}`, village_code: "522634100201", village_name: "西江村", kind: "lifted", entered_on: "2020-11-01", member_count: 4, name: "蒙阿雅", phone: `139${String(10_000_000 + next * 7919)}`, bank_account: "6222020000009876543", ...change })
const register = async (change: object = {}): Promise<Detail> => {
  const { status, body } = await ask("POST", at, leishan, draft(change))
  expect([status, body.fields]).toEqual([201, undefined])
  return body.household as Detail
}

describe("the register over HTTP", () => {
  it("registers a household, shows it masked everywhere, and finds it by its whole name and phone alone", async () => {
    const home = await register({ phone: "13912345678", memberships: [{ cooperative_id: shop.facts.silver.cooperativeId, from: "2021-01-01" }] })
    expect([home.name, home.phone, home.bank_account, home.status, home.memberships]).toEqual(["蒙**", "*******5678", "***************6543", "active", [expect.objectContaining({ cooperative: "雷山银饰合作社", to: null })]])
    const list = await ask("GET", `${at}?county=522634&kind=lifted&village=522634100&cooperative_id=${shop.facts.silver.cooperativeId}`, prefecture)
    expect([list.body.total, list.text.includes("蒙阿雅"), list.text.includes("13912345678")]).toEqual([1, false, false])
    const own = await ask("GET", "/cooperative/households", memberB)
    expect([own.body.total, own.body.households?.[0]]).toEqual([1, expect.not.objectContaining({ phone: expect.anything() })])
    const search = (name: string) => ask("POST", `${at}/search`, leishan, { county_code: "522634", name, phone: "13912345678", reason: "新建前查重" })
    expect([(await search("蒙阿雅")).body.household?.id, (await search("蒙")).body.household]).toEqual([home.id, null])
    expect([(await ask("POST", at, leishan, draft({ phone: "13912345678" }))).body.code]).toEqual(["household_registered_twice"])
  })

  it("keeps a county's officer to his own county: records of others answer as unknown ones do", async () => {
    const majiang = await ask("POST", at, prefecture, draft({ county_code: "522635", village_code: "522635100201" }))
    const id = String(majiang.body.household?.id)
    const version = 1
    for (const [method, end, body] of [["GET", "", undefined], ["POST", "", { version, member_count: 2 }], ["POST", "/status", { version, kind: "general", entered_on: "2024-01-01", reason: "动态调整" }], ["POST", "/memberships", { version, cooperative_id: shop.facts.silver.cooperativeId, from: "2024-01-01" }], ["POST", "/memberships/1/end", { version, to: "2024-01-01" }], ["POST", "/consents", { version, scope: "story", decision: "given", on: "2024-01-01" }], ["POST", "/unmask", { reason: "核对账户" }], ["POST", "/erase", { version, household_code: "LS-1", reason: "本人申请" }]] as const) {
      const [others, unknown, stranger, member] = await Promise.all([ask(method, `${at}/${id}${end}`, leishan, body), ask(method, `${at}/hh_unknown${end}`, leishan, body), ask(method, `${at}/${id}${end}`, undefined, body), ask(method, `${at}/${id}${end}`, memberB, body)])
      expect([end, others.status, others.text, stranger.status, member.status]).toEqual([end, 404, unknown.text, 401, 401])
    }
    expect((await ask("GET", `${at}?county=522635`, leishan)).body.code).toBe("other_county")
    expect((await ask("POST", at, leishan, draft({ county_code: "522635", village_code: "522635100201" }))).body.code).toBe("other_county")
    expect((await ask("GET", at, leishan)).body.households?.every((home) => (home as unknown as { county_code: string }).county_code === "522634")).toBe(true)
  })

  it("names every field that cannot be so, and keeps no resident-ID number", async () => {
    const { status, body } = await ask("POST", at, leishan, { ...draft({ household_code: "11010519491231002X", village_code: "52263410020", kind: "poor", entered_on: "2020-13-01", member_count: 1.5, name: "", phone: "12345", bank_account: "11010519491231002X" }), id: "hh_mine", is_demo: true })
    expect([status, body.fields]).toEqual([400, { household_code: "resident_id", village_code: "village_code", kind: "invalid_value", entered_on: "a day is YYYY-MM-DD", member_count: "invalid_type", name: expect.any(String), phone: "mobile_number", bank_account: "resident_id", id: "unknown_field", is_demo: "unknown_field" }])
    expect((await ask("POST", at, leishan, draft({ village_code: "522635100201" }))).body.fields).toEqual({ village_code: "not_in_county" })
    expect((await ask("POST", at, leishan, draft({ entered_on: "2023-02-31" }))).status).toBe(400)
    expect((await ask("POST", at, leishan, draft({ memberships: [{ cooperative_id: "coop_nobody", from: "2024-01-01" }] }))).status).toBe(404)
    for (const query of ["page=0", "kind=poor", "status=gone", "name=%E8%92%99", "county=1"]) expect([query, (await ask("GET", `${at}?${query}`, leishan)).status]).toEqual([query, 400])
  })

  it("changes a household at the version that was read, and its histories only grow", async () => {
    const home = await register()
    const changed = await ask("POST", `${at}/${home.id}`, leishan, { version: home.version, member_count: 3, bank_account: null })
    expect([changed.status, changed.body.household?.version, changed.body.household?.bank_account]).toEqual([200, home.version + 1, null])
    expect([(await ask("POST", `${at}/${home.id}`, leishan, { version: home.version, member_count: 2 })).status, (await ask("POST", `${at}/${home.id}`, leishan, { version: home.version, member_count: 2 })).body.code]).toEqual([409, "stale_version"])
    const left = await ask("POST", `${at}/${home.id}/status`, leishan, { version: 2, kind: "lifted", entered_on: "2020-11-01", left_on: "2024-01-01", reason: "稳定脱贫" })
    expect([left.body.household?.status, left.body.household?.statuses.length]).toEqual(["left", 2])
    const joined = await ask("POST", `${at}/${home.id}/memberships`, leishan, { version: 3, cooperative_id: shop.facts.silver.cooperativeId, from: "2024-01-01" })
    const membership = joined.body.household?.memberships[0]?.id
    expect((await ask("POST", `${at}/${home.id}/memberships/${membership}/end`, leishan, { version: 4, to: "2023-01-01" })).body.code).toBe("days_unlawful")
    expect((await ask("POST", `${at}/${home.id}/memberships/${membership}/end`, leishan, { version: 4, to: "2024-06-30" })).body.household?.memberships[0]?.to).toBe("2024-06-30")
    expect((await ask("POST", `${at}/${home.id}/memberships/${membership}/end`, leishan, { version: 5, to: "2024-07-30" })).body.code).toBe("membership_not_running")
    expect((await ask("POST", `${at}/${home.id}/memberships/999999/end`, leishan, { version: 5, to: "2024-07-30" })).status).toBe(404)
  })

  it("lets a withdrawn consent end at once", async () => {
    const home = await register()
    const decide = async (version: number, decision: string) => (await ask("POST", `${at}/${home.id}/consents`, leishan, { version, scope: "name_on_shop", decision, on: "2025-01-01", note: "蒙阿雅同意店铺展示" })).body.household?.may_publish
    expect([await decide(1, "given"), await decide(2, "withdrawn")]).toEqual([["name_on_shop"], []])
    expect((await ask("POST", `${at}/${home.id}/consents`, leishan, { version: 3, scope: "portrait", decision: "given", on: "2025-01-01", evidence_file_id: `file_${"0".repeat(24)}` })).status).toBe(404)
  })

  it("opens personal data only with a reason that names nobody, and those who answer for it can read who did", async () => {
    const home = await register({ phone: "13977776666" })
    const unmask = (reason: unknown) => ask("POST", `${at}/${home.id}/unmask`, leishan, { reason } as object)
    expect([(await unmask("核对")).status, (await unmask(undefined)).status, (await unmask("打给 139 7777 6666")).body.fields, (await unmask("蒙阿雅本人来办")).body.fields]).toEqual([400, 400, { reason: "reason_names_somebody" }, { reason: "reason_names_somebody" }])
    const log = async () => (await ask("GET", `/admin/registry-access-log?household_id=${home.id}&action=unmask`, prefecture)).body.lines
    expect(await log()).toEqual([])
    const open = await unmask("核对兑付账户")
    expect([open.body, open.headers.get("cache-control")]).toEqual([{ name: "蒙阿雅", phone: "13977776666", bank_account: "6222020000009876543" }, "private, no-store"])
    expect(await log()).toEqual([expect.objectContaining({ actor_name: "雷山专班", reason: "核对兑付账户", county_code: "522634", fields: ["name", "phone", "bank_account"] })])
    expect((await ask("GET", "/admin/registry-access-log", leishan)).body.code).toBe("not_your_task")
  })

  it("erases after the household's code was typed, once and for ever", async () => {
    const home = await register({ household_code: "LS-ERASE" })
    const erase = (version: number, code: string) => ask("POST", `${at}/${home.id}/erase`, leishan, { version, household_code: code, reason: "本人申请删除" })
    expect((await erase(1, "LS-OTHER")).body.code).toBe("erasure_not_confirmed")
    const erased = await erase(1, "LS-ERASE")
    expect([erased.status, erased.body.household?.name, erased.body.household?.is_erased]).toEqual([200, null, true])
    expect([(await erase(2, "LS-ERASE")).body.code, (await ask("POST", `${at}/${home.id}`, leishan, { version: 2, name: "蒙阿雅" })).body.code]).toEqual(["household_erased", "household_erased"])
  })

  it("takes households out masked for the county, in the clear for the prefecture with a reason, and never as a formula", async () => {
    await register({ village_name: "＝HYPERLINK(1)" })
    const take = (token: string, body: object) => ask("POST", "/admin/registry-household-exports", token, body)
    const masked = await take(leishan, { format: "csv" })
    expect([masked.status, masked.headers.get("content-type"), masked.text.includes("蒙阿雅"), masked.text.includes("蒙**"), masked.text.includes("'＝HYPERLINK(1)"), masked.text.includes("522635")]).toEqual([200, "text/csv; charset=utf-8", false, true, true, false])
    expect(masked.headers.get("content-disposition")).toContain(encodeURIComponent("（脱敏）"))
    expect([(await take(leishan, { format: "csv", open: true, reason: "报送名单" })).body.code, (await take(prefecture, { format: "csv", open: true })).status]).toEqual(["not_your_task", 400])
    const open = await take(prefecture, { format: "csv", open: true, reason: "报省级核查" })
    expect(open.text).toContain("蒙阿雅")
    expect((await ask("GET", "/admin/registry-access-log?action=export", prefecture)).body.lines).toEqual([expect.objectContaining({ reason: "报省级核查", households: expect.any(Number) })])
    const sheet = await take(leishan, { format: "xlsx" })
    expect([sheet.status, sheet.text.slice(0, 2)]).toEqual([200, "PK"])
  })
})
