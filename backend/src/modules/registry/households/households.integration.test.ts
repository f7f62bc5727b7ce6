import { Client } from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { someHousehold, throwAwayRegister, type ThrowAwayRegister } from "../registry.test-builder"

let at: ThrowAwayRegister
const yang = "hh_yang00000001"
const actor = "staff_1"

beforeAll(async () => {
  at = await throwAwayRegister()
  await at.registry.createHouseholds([someHousehold(), someHousehold({ id: "hh_long00000002", householdCode: "MJ-0002", name: "龙阿妹", phone: "13800002222", kind: "general", villageCode: "522635101202", villageName: "河坝村", memberships: [] })])
}, 60_000)
afterAll(() => at.destroy())

const version = async (id = yang): Promise<number> => (await at.registry.households.one(id))?.version ?? 0
const page = { page: 1, pageSize: 20 }

describe("the list of households", () => {
  it("is filtered by county, village, kind, status, cooperative and code, and is masked", async () => {
    const codes = async (filter: Parameters<typeof at.registry.households.list>[0]) => (await at.registry.households.list(filter, page)).households.map(({ householdCode }) => householdCode)
    expect(await codes({})).toEqual(["MJ-0001", "MJ-0002"])
    expect([await codes({ countyCode: "522634" }), await codes({ villageCode: "522635101" }), await codes({ kind: "general" }), await codes({ cooperativeId: "coop_majiang" }), await codes({ householdCode: "MJ-0001" }), await codes({ status: "active" }), await codes({ status: "left" })]).toEqual(
      [[], ["MJ-0002"], ["MJ-0002"], ["MJ-0001"], ["MJ-0001"], ["MJ-0001", "MJ-0002"], []])
    expect((await at.registry.households.list({}, { page: 2, pageSize: 1 }))).toMatchObject({ total: 2, households: [{ householdCode: "MJ-0002", townCode: "522635101", name: "龙**", phone: "*******2222" }] })
  })

  it("is searched by exact name and phone alone, and the search is written down", async () => {
    const search = (name: string, phone: string) => at.registry.households.search({ actor, reason: "查重", countyCode: "522635", name, phone })
    await expect(search("杨秀英", "13800001111")).rejects.toMatchObject({ constraint: "access_log_reason_check" })
    const why = { actor, reason: "新建前查重", countyCode: "522635" }
    expect(await at.registry.households.search({ ...why, name: "杨 秀英", phone: "138 0000 1111" })).toMatchObject({ id: yang, name: "杨**" })
    expect([await at.registry.households.search({ ...why, name: "杨", phone: "13800001111" }), await at.registry.households.search({ ...why, countyCode: "522634", name: "杨秀英", phone: "13800001111" })]).toEqual([null, null])
    expect((await at.registry.accessLog({ action: "search" }, page)).lines.map(({ household_id }) => household_id)).toEqual([null, null, yang])
  })
})

describe("a change of a household", () => {
  it("is refused when somebody else changed it since", async () => {
    const read = await version()
    await at.registry.households.change({ householdId: yang, version: read, actor }, { memberCount: 5, phone: "13800009999" })
    await expect(at.registry.households.change({ householdId: yang, version: read, actor }, { memberCount: 6 })).rejects.toMatchObject({ name: "HouseholdChangedMeanwhile", code: "stale_version" })
    expect(await at.registry.households.one(yang)).toMatchObject({ memberCount: 5, phone: "*******9999", version: read + 1 })
    expect(await at.registry.households.search({ actor, reason: "新建前查重", countyCode: "522635", name: "杨秀英", phone: "13800009999" })).toMatchObject({ id: yang })
  })

  it("lets one of two simultaneous changes through", async () => {
    const read = await version()
    const both = await Promise.allSettled([1, 2].map((memberCount) => at.registry.households.change({ householdId: yang, version: read, actor }, { memberCount })))
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set(["fulfilled", "rejected"]))
  })

  it("cannot make two households of one person, and then writes nothing", async () => {
    const read = await version()
    await expect(at.registry.households.change({ householdId: yang, version: read, actor }, { name: "龙阿妹", phone: "13800002222", memberCount: 9 })).rejects.toMatchObject({ name: "HouseholdRegisteredTwice" })
    expect(await at.registry.households.one(yang)).toMatchObject({ name: "杨**", version: read })
  })
})

describe("the status of a household", () => {
  it("is a history that only grows; the newest row is the present", async () => {
    await at.registry.households.setStatus({ householdId: yang, version: await version(), actor, kind: "lifted", enteredOn: "2020-11-01", leftOn: "2023-06-30", reason: "稳定脱贫，退出" })
    expect((await at.registry.households.list({ status: "left" }, page)).households.map(({ id }) => id)).toEqual([yang])
    await at.registry.households.setStatus({ householdId: yang, version: await version(), actor, kind: "monitored_shock", enteredOn: "2024-03-01", leftOn: null, reason: "因灾纳入监测" })
    expect(await at.registry.households.one(yang)).toMatchObject({ kind: "monitored_shock", statusFrom: "2024-03-01", statusTo: null })
    expect((await at.registry.households.histories(yang)).statuses.map(({ kind, entered_on, left_on }) => [kind, entered_on, left_on])).toEqual([["lifted", "2020-11-01", null], ["lifted", "2020-11-01", "2023-06-30"], ["monitored_shock", "2024-03-01", null]])
  })

  it("refuses an exit before the entry, an entry in the future, and a reason that names the person", async () => {
    const ask = async (change: object) => at.registry.households.setStatus({ householdId: yang, version: await version(), actor, kind: "lifted", enteredOn: "2024-01-01", leftOn: null, reason: "动态调整", ...change })
    await expect(ask({ leftOn: "2023-12-31" })).rejects.toMatchObject({ name: "DaysUnlawful", field: "left_on" })
    await expect(ask({ enteredOn: "2999-01-01" })).rejects.toMatchObject({ name: "DaysUnlawful", field: "entered_on" })
    await expect(ask({ reason: "杨秀英一家外出务工" })).rejects.toMatchObject({ name: "ReasonNamesSomebody" })
    expect((await at.registry.households.histories(yang)).statuses).toHaveLength(3)
  })
})

describe("memberships", () => {
  it("begin, end once, begin again, and never overlap in one cooperative", async () => {
    const [{ id: membershipId = "" } = {}] = (await at.registry.households.histories(yang)).memberships
    const start = async (from: string, cooperativeId = "coop_majiang") => at.registry.households.startMembership({ householdId: yang, version: await version(), actor, cooperativeId, from })
    await expect(start("2022-01-01")).rejects.toMatchObject({ name: "MembershipOverlaps" })
    await start("2022-01-01", "coop_other")
    const end = async (to: string) => at.registry.households.endMembership({ householdId: yang, version: await version(), actor, membershipId, to })
    await expect(end("2020-12-31")).rejects.toMatchObject({ name: "DaysUnlawful" })
    await end("2022-12-31")
    await expect(end("2023-12-31")).rejects.toMatchObject({ name: "MembershipNotRunning" })
    await expect(start("2022-12-31")).rejects.toMatchObject({ name: "MembershipOverlaps" })
    await start("2023-01-01")
    expect((await at.registry.households.histories(yang)).memberships.map(({ cooperativeId, from, to }) => [cooperativeId, from, to])).toEqual([["coop_majiang", "2021-01-01", "2022-12-31"], ["coop_other", "2022-01-01", null], ["coop_majiang", "2023-01-01", null]])
    await expect(at.database.asSuperuser("update registry.membership set to_day = '2030-01-01' where to_day is not null")).rejects.toThrow(/ended, once/)
    await expect(at.database.asSuperuser("delete from registry.membership")).rejects.toThrow(/ended, once/)
  })
})

describe("consent to publish", () => {
  const decide = async (scope: "name_on_shop" | "portrait", decision: "given" | "withdrawn", on: string, note?: string) => at.registry.households.decideConsent({ householdId: yang, version: await version(), actor, scope, decision, on, ...(note && { note }) })
  const may = async (scope: "name_on_shop" | "portrait" | "story", day: string) => [...(await at.registry.mayPublish([yang, "hh_long00000002", "hh_nobody"], scope, day))]

  it("is nobody's before it is given, holds for its scope alone from its day on, and ends at once when withdrawn", async () => {
    expect(await may("name_on_shop", "2026-01-01")).toEqual([])
    await decide("name_on_shop", "given", "2025-01-01", "杨秀英同意店铺展示姓名")
    expect([await may("name_on_shop", "2024-12-31"), await may("name_on_shop", "2025-01-01"), await may("story", "2025-06-01")]).toEqual([[], [yang], []])
    await decide("name_on_shop", "withdrawn", "2025-02-01")
    expect([await may("name_on_shop", "2025-01-31"), await may("name_on_shop", "2025-02-01")]).toEqual([[yang], []])
    await decide("name_on_shop", "given", "2025-03-01")
    expect(await may("name_on_shop", "2026-01-01")).toEqual([yang])
    await expect(decide("portrait", "given", "2999-01-01")).rejects.toMatchObject({ name: "DaysUnlawful" })
  })

  it("keeps its text sealed and its decisions for ever", async () => {
    expect(JSON.stringify(await at.database.asSuperuser("select * from registry.consent"))).not.toContain("杨秀英")
    for (const statement of ["update registry.consent set decision = 'given'", "update registry.consent set note_sealed = 'x' where note_sealed is null", "delete from registry.consent", "truncate registry.consent"]) await expect(at.database.asSuperuser(statement)).rejects.toThrow(/append-only/)
  })
})

describe("erasing a person", () => {
  it("asks for the household's code and its version, and takes nothing when either is wrong", async () => {
    const erase = async (change: object) => at.registry.households.erase({ householdId: yang, version: await version(), typedCode: "MJ-0001", actor, reason: "本人申请删除", ...change })
    await expect(erase({ typedCode: "MJ-0002" })).rejects.toMatchObject({ name: "ErasureNotConfirmed" })
    await expect(erase({ version: 1 })).rejects.toMatchObject({ name: "HouseholdChangedMeanwhile" })
    await expect(erase({ reason: "杨秀英申请删除" })).rejects.toMatchObject({ name: "ReasonNamesSomebody" })
    expect(await at.registry.households.one(yang)).toMatchObject({ name: "杨**", isErased: false })
    expect((await at.registry.accessLog({ action: "erase" }, page)).total).toBe(0)
  })

  it("forgets name, phone, account, duplicate key and texts, keeps id and histories, and cannot be undone", async () => {
    await at.registry.households.erase({ householdId: yang, version: await version(), typedCode: "MJ-0001", actor, reason: "本人申请删除" })
    expect(await at.registry.households.one(yang)).toMatchObject({ id: yang, householdCode: "MJ-0001", name: null, phone: null, bankAccount: null, isErased: true })
    expect(await at.database.asSuperuser(`select name_sealed, phone_sealed, bank_sealed, duplicate_key, (select count(*)::int from registry.consent where household_id = '${yang}' and note_sealed is not null) as notes from registry.household where id = '${yang}'`)).toEqual([{ name_sealed: null, phone_sealed: null, bank_sealed: null, duplicate_key: null, notes: 0 }])
    expect((await at.registry.households.histories(yang)).statuses).toHaveLength(3)
    expect(await at.registry.unmask({ householdId: yang, actor, reason: "核对兑付账户" })).toEqual({ name: null, phone: null, bankAccount: null })
    expect([...(await at.registry.mayPublish([yang], "name_on_shop", "2026-01-01"))]).toEqual([])
    expect((await at.registry.accessLog({ action: "erase" }, page)).lines).toMatchObject([{ household_id: yang, actor, reason: "本人申请删除", county_code: "522635" }])
    await expect(at.registry.households.change({ householdId: yang, version: await version(), actor }, { name: "杨秀英" })).rejects.toMatchObject({ name: "HouseholdErased" })
    await expect(at.registry.households.decideConsent({ householdId: yang, version: await version(), actor, scope: "story", decision: "given", on: "2025-01-01" })).rejects.toMatchObject({ name: "HouseholdErased" })
    await expect(at.registry.households.erase({ householdId: yang, version: await version(), typedCode: "MJ-0001", actor, reason: "本人申请删除" })).rejects.toMatchObject({ name: "HouseholdErased" })
    for (const change of ["erased_at = null", "name_sealed = 'x'", "duplicate_key = 'x'"]) await expect(at.database.asSuperuser(`update registry.household set ${change} where id = '${yang}'`)).rejects.toThrow(/erasure|check constraint/)
  })

  it("lets the person be registered again under another code, as somebody new", async () => {
    await expect(at.registry.createHouseholds([someHousehold({ id: "hh_yang00000009", householdCode: "MJ-0001" })])).rejects.toMatchObject({ name: "HouseholdRegisteredTwice" })
    expect(await at.registry.createHouseholds([someHousehold({ id: "hh_yang00000009", householdCode: "MJ-0009" })])).toEqual(["hh_yang00000009"])
  })
})

describe("taking households out", () => {
  it("in the clear is written down with its number before the first row", async () => {
    const out = at.registry.households.exportOpen({ countyCode: "522635" }, { actor, reason: "报省级核查" })
    expect((await out.next()).value).toMatchObject({ name: expect.not.stringContaining("*") })
    expect((await at.registry.accessLog({ action: "export" }, page)).lines).toMatchObject([{ actor, reason: "报省级核查", households: 3, county_code: "522635" }])
    await expect(at.registry.households.exportOpen({}, { actor, reason: "给 13800001111 看" }).next()).rejects.toMatchObject({ name: "ReasonNamesSomebody" })
    const masked: (string | null)[] = []
    for await (const { name } of at.registry.households.exportMasked({})) masked.push(name)
    expect(masked).toEqual(["龙**", null, "杨**"])
  })
})

describe("the register's runtime role", () => {
  it("cannot move a household, its kind, its histories or the log", async () => {
    const client = new Client({ connectionString: at.options.databaseUrl })
    await client.connect()
    for (const statement of ["update registry.household set kind = 'general'", "update registry.household set county_code = '522634'", "update registry.household set household_code = 'X'", "delete from registry.household", "update registry.household_status set left_on = null", "delete from registry.household_status", "update registry.membership set from_day = '2000-01-01'", "update registry.consent set decision = 'given'", "delete from registry.consent"]) {
      await expect(client.query(statement)).rejects.toThrow(/permission denied/)
    }
    await client.end()
    for (const statement of ["delete from registry.household", "update registry.household_status set left_on = null", "update registry.household set household_code = 'X'"]) await expect(at.database.asSuperuser(statement)).rejects.toThrow(/never deleted|append-only|keeps its codes/)
  })
})
