import { readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import path from "node:path"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { openRegistry } from "../database/open"
import { throwAwayRegister, type ThrowAwayRegister } from "../registry.test-builder"
import { rotateRegistry } from "../rotation/rotate-registry"
import { RegistryService } from "../service"
import { readSealingKeys } from "../sealing/seal"
import { foldersOf } from "../sealing/sealed-folder"
import { workbook } from "../../../sheets/workbook.test-builder"
import { applyImport } from "./apply-import"
import { asCsv, asXlsx, COUNTY, cooperatives, CREDIT_CODE, countyList, listRow } from "./county-list.test-builder"
import type { HouseholdImport } from "./import"

let at: ThrowAwayRegister
let nowMs: number
const DAY_MS = 86_400_000
const page = { page: 1, pageSize: 1_000 }

beforeAll(async () => { at = await throwAwayRegister(() => nowMs) }, 60_000)
afterAll(() => at.destroy())
/** Every test has an empty register; the tables themselves refuse to be emptied, so the triggers are passed by. */
beforeEach(async () => {
  nowMs = Date.now()
  await at.database.asSuperuser("set session_replication_role = replica; truncate registry.household, registry.household_import cascade")
  for (const file of sealedFiles()) rmSync(file)
})

type Row = ReturnType<typeof listRow>
const upload = async (rows: readonly Row[] | Buffer, county: string | null = COUNTY) => at.registry.imports.upload({ bytes: Buffer.isBuffer(rows) ? rows : asCsv(rows), fileName: "杨秀英家.csv", countyCode: county, actor: "staff_1", reason: "年度农户信息更新" })
const one = async (id: string) => (await at.registry.imports.one(id)) as HouseholdImport
async function check(rows: readonly Row[] | Buffer, county: string | null = COUNTY): Promise<HouseholdImport> {
  const { id } = await upload(rows, county)
  await at.registry.imports.work({ cooperatives })
  return one(id)
}
const accept = ({ id, reportDigest }: HouseholdImport) => at.registry.imports.accept({ importId: id, digest: String(reportDigest), actor: "staff_2", reason: "核对无误，同意写入" })
async function write(rows: readonly Row[]): Promise<HouseholdImport> {
  const checked = await check(rows)
  await accept(checked)
  await at.registry.imports.work({ cooperatives })
  return one(checked.id)
}
const linesOf = async ({ id }: HouseholdImport) => (await at.registry.imports.lines({ importId: id }, page)).lines
const sealedFiles = () => readdirSync(at.folder, { recursive: true, encoding: "utf8" }).map((name) => path.join(at.folder, name)).filter((name) => statSync(name).isFile())
const household = async (code: string) => (await at.registry.households.list({ householdCode: code }, page)).households[0]
const count = async (table: string) => Number((await at.database.asSuperuser(`select count(*)::int as n from registry.${table}`))[0]?.n)

describe("an uploaded list", () => {
  it("lies sealed on the disk, waits, and writes down who brought it; nothing is written", async () => {
    const waiting = await upload(countyList(3).rows)
    expect(waiting).toMatchObject({ state: "checking", fileName: "杨秀英家.csv", countyCode: COUNTY, reportDigest: null })
    const [file = ""] = sealedFiles()
    expect([file.includes(waiting.id), readFileSync(file).includes("户编号"), await count("household")]).toEqual([true, false, 0])
    expect((await at.registry.accessLog({ action: "import_upload" }, page)).lines).toMatchObject([{ actor: "staff_1", import_id: waiting.id, county_code: COUNTY, reason: "年度农户信息更新" }])
    expect(JSON.stringify(await at.database.asSuperuser("select * from registry.household_import"))).not.toContain("杨秀英")
  })

  it("is not kept at all when it cannot be read, or when its reason names somebody", async () => {
    await expect(upload(Buffer.from("甲,乙\n1,2\n"))).rejects.toMatchObject({ name: "HeadingsRefused", code: "headings_missing" })
    await expect(upload(workbook("", { mainType: "application/vnd.ms-excel.sheet.macroEnabled.main+xml" }))).rejects.toMatchObject({ name: "SheetRefused", code: "macros_refused" })
    await expect(at.registry.imports.upload({ bytes: asCsv([]), countyCode: null, actor: "staff_1", reason: "给 13800001111 家" })).rejects.toMatchObject({ name: "ReasonNamesSomebody" })
    expect([sealedFiles(), await count("household_import")]).toEqual([[], 0])
  })

  it("is refused with its reason, and forgotten, when its end cannot be read", async () => {
    const list = asCsv(countyList(700).rows)
    const refused = await check(Buffer.concat([list, Buffer.from('"LS')]))
    expect([refused.state, refused.refusal, refused.fileName, sealedFiles(), await count("household_import_row"), await count("household_import_line")]).toEqual(["refused", "broken_sheet", null, [], 0, 0])
  })

  it("holds at most fifty thousand households", async () => {
    const refused = await check(Buffer.concat([asCsv([listRow(1)]), Buffer.from(`"x"\r\n`.repeat(50_000))]))
    expect([refused.state, refused.refusal]).toEqual(["refused", "too_many_rows"])
  })
})

describe("a checked list", () => {
  it("says what is new, what changes and what does not, and shows persons masked", async () => {
    await write([listRow(1), listRow(2), listRow(3)])
    const report = await check([listRow(1), listRow(2, { name: "龙阿妹", phone: "13911112222", member_count: "9", kind: "突发严重困难户", entered_on: "2026-01-05" }), listRow(3, { bank_account: "", member_count: "" }), listRow(4)])
    expect(report).toMatchObject({ state: "checked", counts: { new: 1, changed: 1, unchanged: 2, errors: 0 } })
    expect((await linesOf(report)).map(({ row, key, kind, found, expected }) => [row, key, kind, found, expected])).toEqual([
      [3, "name", "change", "龙**", "龙**"], [3, "phone", "change", "*******2222", "*******0034"], [3, "kind", "change", "突发严重困难户", "边缘易致贫户"], [3, "entered_on", "change", "2026-01-05", "2016-11-01"], [3, "member_count", "change", "9", "3"],
    ])
  })

  it("knows the errors that only the register and the other rows tell", async () => {
    await write([listRow(1), listRow(2), listRow(3), listRow(6), listRow(7)])
    await at.registry.households.erase({ householdId: String((await household("LS-000002"))?.id), version: 1, typedCode: "LS-000002", actor: "staff_1", reason: "本人申请删除" })
    const twin = listRow(1)
    const rows = [
      listRow(2), listRow(11, { name: twin.name, phone: twin.phone }), listRow(12), listRow(13, { name: listRow(12).name, phone: listRow(12).phone }), listRow(12), listRow(3, { joined_on: "2022-01-01" }),
      listRow(6, { credit_code: "91330106MA2GL7XX0F" }), listRow(14, { county_code: "522635", village_code: "522635001201" }), listRow(7, { kind: "防返贫致贫对象", entered_on: "2010-01-01" }),
    ]
    const report = await check(rows)
    expect((await linesOf(report)).map(({ row, key, code }) => [row, key, code])).toEqual([
      [2, "household_code", "household_erased"], [3, "household_code", "registered_under_other_code"], [5, "name", "person_twice"], [6, "household_code", "household_twice"], [7, "joined_on", "joined_on_differs"],
      [8, "credit_code", "bad_credit_code"], [9, "county_code", "other_county"], [10, "entered_on", "older_than_registered"],
    ])
    expect((await linesOf(report)).flatMap(({ code, expected }) => (code === "registered_under_other_code" || code === "person_twice" || code === "joined_on_differs" ? [expected] : []))).toEqual(["这人在本县市只登记一户（户编号 LS-000001）", "同一张表里同一人只登记一户（第 4 行）", "与已登记的入社日期一致（2021-03-15）"])
    expect((await check([listRow(14, { county_code: "522635", village_code: "522635001201" })], null)).counts).toMatchObject({ new: 1, errors: 0 })
  })

  it("does not move a household from one cooperative to another", async () => {
    await write([listRow(3)])
    const { id } = await upload([listRow(3, { credit_code: "91110000802100433B" })])
    await at.registry.imports.work({ cooperatives: new Map([...cooperatives, ["91110000802100433B", "coop_tea"]]) })
    expect((await at.registry.imports.lines({ importId: id }, page)).lines.map(({ key, code }) => [key, code])).toEqual([["credit_code", "other_cooperative"]])
  })

  it("reads back what the register gave out, in whatever form it was once entered", async () => {
    await at.registry.createHouseholds([{ countyCode: COUNTY, householdCode: "DEMO-1", villageCode: "522634000201", villageName: "＝西江", kind: "lifted", name: "演示农户-001", phone: "10000000001", bankAccount: "6222020000001234567", statusFrom: "2023-01-01", memberships: [] }])
    const given = { household_code: "DEMO-1", village_code: "522634000201", village_name: "'＝西江", name: "演示农户-001", phone: "10000000001", bank_account: "6222020000001234567", kind: "脱贫户", entered_on: "2023-01-01", left_on: "", member_count: "", credit_code: "", joined_on: "" }
    expect((await check([listRow(1, given)])).counts).toMatchObject({ unchanged: 1, errors: 0 })
    expect((await check([listRow(1, { ...given, name: "演示农户-002" })])).counts).toMatchObject({ errors: 1 })
  })

  it("keeps the lines of a hopeless list within bounds, and counts them all", async () => {
    const report = await check(Array.from({ length: 4_000 }, (_, index) => listRow(index, { name: "1", phone: "1", kind: "1", entered_on: "1", member_count: "x", village_code: "1" })))
    expect([report.state, report.counts.errors, await count("household_import_line")]).toEqual(["checked", 24_000, 20_000])
  })

  it("begins anew after it was cut off, and finds the same", async () => {
    const { id } = await upload(await asXlsx(countyList(1_200, 12).rows))
    await at.database.asSuperuser(`create function registry.cut_off() returns trigger language plpgsql as $$ begin raise exception 'the power is gone: %', new.code; end $$;
      create trigger cut_off before insert on registry.household_import_line for each row when (new.row_number > 900) execute function registry.cut_off()`)
    await expect(at.registry.imports.work({ cooperatives })).rejects.toMatchObject({ name: "ImportsFailed", message: expect.stringMatching(/^imports that could not be worked on: imp_\w+ \(QueryFailedError P0001 [\w.:-]+\)$/) })
    expect(await one(id)).toMatchObject({ state: "checking", rows: { done: 500, total: 1_200 } })
    await at.database.asSuperuser("drop trigger cut_off on registry.household_import_line; drop function registry.cut_off()")
    await at.registry.imports.work({ cooperatives })
    expect([await one(id), await count("household_import_line")]).toMatchObject([{ state: "checked", counts: { errorRows: 12, new: 1_188 } }, 12])
  })

  it("is given up after five checks that ended without a word", async () => {
    const { id } = await upload(countyList(3).rows)
    await at.database.asSuperuser("update registry.household_import set tries = 5")
    await at.registry.imports.work({ cooperatives })
    expect(await one(id)).toMatchObject({ state: "refused", refusal: "check_failed", isErased: true })
  })
})

describe("accepting a list", () => {
  it("takes the digest of the report that was read, once, and is written down with its reason", async () => {
    const checked = await check(countyList(3).rows)
    await expect(accept({ ...checked, reportDigest: "0".repeat(64) })).rejects.toMatchObject({ name: "ImportReportStale" })
    await accept(checked)
    await expect(accept(checked)).rejects.toMatchObject({ name: "ImportInOtherState", state: "applying" })
    expect([await count("household"), (await at.registry.accessLog({ action: "import_accept" }, page)).lines]).toMatchObject([0, [{ actor: "staff_2", households: 3, import_id: checked.id, reason: "核对无误，同意写入" }]])
    await at.registry.imports.work({ cooperatives })
    expect(await one(checked.id)).toMatchObject({ state: "applied", counts: { applied: 3 }, acceptedBy: "staff_2" })
    expect(await household("LS-000000")).toMatchObject({ countyCode: COUNTY, memberCount: 1, statusFrom: "2014-11-01", statusTo: "2024-06-30", version: 1 })
    expect((await at.registry.households.histories(String((await household("LS-000000"))?.id)))).toMatchObject({ statuses: [{ recorded_by: "staff_2", reason: `批量导入 ${checked.id}` }], memberships: [{ cooperativeId: "coop_silver", from: "2021-03-15", to: null }] })
    expect([sealedFiles(), await count("household_import_row")]).toEqual([[], 0])
  })

  it("gives the same digest for the same findings, and another one for others", async () => {
    const rows = countyList(3).rows
    const first = await check(rows)
    await at.registry.imports.checkAgain(first.id)
    expect(await one(first.id)).toMatchObject({ state: "checking", reportDigest: null })
    await at.registry.imports.work({ cooperatives })
    expect((await one(first.id)).reportDigest).toBe(first.reportDigest)
    await at.registry.createHouseholds([{ countyCode: COUNTY, householdCode: "LS-000001", villageCode: "522634101201", villageName: "西江村", kind: "general", name: "别人", phone: "13700000000", statusFrom: "2020-01-01", memberships: [] }])
    await at.registry.imports.checkAgain(first.id)
    await at.registry.imports.work({ cooperatives })
    expect((await one(first.id)).reportDigest).not.toBe(first.reportDigest)
  })

  it("is refused when the register has moved in a way that matters, and not when it has not", async () => {
    await write([listRow(1), listRow(2)])
    const version = async (code: string) => ({ householdId: String((await household(code))?.id), version: Number((await household(code))?.version), actor: "staff_1" })
    const change = [listRow(1, { phone: "13911112222" }), listRow(5)]
    const checked = await check(change)
    await at.registry.households.decideConsent({ ...(await version("LS-000001")), scope: "story", decision: "given", on: "2025-01-01" })
    await at.registry.households.change(await version("LS-000001"), { memberCount: 7 })
    await at.registry.households.change(await version("LS-000001"), { memberCount: Number(listRow(1).member_count) })
    await accept(checked)
    await at.registry.imports.work({ cooperatives })
    expect([(await one(checked.id)).counts, await household("LS-000001")]).toMatchObject([{ applied: 2, leftOut: 0 }, { phone: "*******2222", version: 5 }])

    const second = await check([listRow(2, { phone: "13933334444" }), listRow(6)])
    await at.registry.households.change(await version("LS-000002"), { phone: "13955556666" })
    await expect(accept(second)).rejects.toMatchObject({ name: "RegisterMoved", rows: 1 })
    const third = await check([listRow(7)])
    await at.registry.createHouseholds([{ countyCode: COUNTY, householdCode: "LS-OTHER", villageCode: "522634101201", villageName: "西江村", kind: "general", name: listRow(7).name, phone: listRow(7).phone, statusFrom: "2020-01-01", memberships: [] }])
    await expect(accept(third)).rejects.toMatchObject({ name: "RegisterMoved" })
    expect(await household("LS-000006")).toBeUndefined()
  })
})

describe("writing an accepted list", () => {
  it("changes what the report named and keeps the histories", async () => {
    await write([listRow(1), listRow(2), listRow(3)])
    const written = await write([listRow(1, { village_code: "522634101209", village_name: "开觉村", name: "蒙阿雅", bank_account: "123456789012" }), listRow(2, { left_on: "2025-12-31" }), listRow(4, { credit_code: CREDIT_CODE, joined_on: "2024-01-01" }), listRow(3)])
    expect(written).toMatchObject({ state: "applied", counts: { applied: 3, unchanged: 1 } })
    const id = String((await household("LS-000001"))?.id)
    expect([await household("LS-000001"), await at.registry.unmask({ householdId: id, actor: "staff_1", reason: "核对导入结果" })]).toMatchObject([{ villageName: "开觉村", version: 2, memberCount: 2 }, { name: "蒙阿雅", phone: listRow(1).phone, bankAccount: "123456789012" }])
    expect(await at.registry.households.search({ countyCode: COUNTY, name: "蒙阿雅", phone: listRow(1).phone, actor: "staff_1", reason: "核对导入结果" })).toMatchObject({ id })
    expect((await at.registry.households.histories(String((await household("LS-000002"))?.id))).statuses.map(({ entered_on, left_on }) => [entered_on, left_on])).toEqual([["2016-11-01", null], ["2016-11-01", "2025-12-31"]])
    expect(await household("LS-000003")).toMatchObject({ version: 1 })
  })

  it("goes on where it was killed, and doubles nothing", async () => {
    await write(countyList(300).rows)
    const checked = await check(countyList(2_000).rows.map((row, index) => (index < 300 ? { ...row, member_count: "40", left_on: "2025-12-31" } : row)))
    expect(checked.counts).toMatchObject({ new: 1_700, changed: 300 })
    await accept(checked)
    const source = await openRegistry(at.options.databaseUrl, 2)
    const keys = { sealing: readSealingKeys(at.options.encryptionKeys), hmac: Buffer.from(at.options.hmacKey, "base64") }
    let batches = 0
    const killed = applyImport({ source, keys, sheets: foldersOf(at.folder, keys.sealing).sheets, now: () => nowMs }, checked.id, () => {
      batches += 1
      if (batches === 2) throw new Error("killed")
    })
    await expect(killed).rejects.toThrow("killed")
    await source.destroy()
    expect([await one(checked.id), await count("household"), await count("household_import_row")]).toMatchObject([{ state: "applying", counts: { applied: 1_000 } }, 1_000, 1_000])
    await Promise.all([at.registry.imports.work({ cooperatives }), at.registry.imports.work({ cooperatives })])
    expect(await one(checked.id)).toMatchObject({ state: "applied", counts: { applied: 2_000, leftOut: 0 } })
    expect([await count("household"), await count("household_status"), await count("membership")]).toEqual([2_000, 2_300, 667])
    expect(await at.database.asSuperuser("select max(version) as most, count(*) filter (where version = 2)::int as changed from registry.household")).toEqual([{ most: 2, changed: 300 }])
  })

  it("leaves out a household that somebody changed after the acceptance, and says so", async () => {
    await write([listRow(1)])
    const checked = await check([listRow(1, { phone: "13911112222" }), listRow(2)])
    await accept(checked)
    await at.registry.households.change({ householdId: String((await household("LS-000001"))?.id), version: 1, actor: "staff_1" }, { phone: "13933334444" })
    await at.registry.imports.work({ cooperatives })
    expect([await one(checked.id), await household("LS-000001"), (await linesOf(checked)).filter(({ kind }) => kind === "left_out")]).toMatchObject([{ state: "applied", counts: { applied: 1, leftOut: 1 } }, { phone: "*******4444" }, [{ row: 2, code: "changed_meanwhile" }]])
  })
})

describe("what is kept of a list", () => {
  it("is nothing once it was let go, and a discarded list is not written", async () => {
    const checked = await check(countyList(20, 5).rows)
    await at.registry.imports.discard(checked.id)
    expect([await one(checked.id), sealedFiles(), await count("household_import_line"), await count("household_import_row")]).toMatchObject([{ state: "discarded", isErased: true, fileName: null }, [], 0, 0])
    await expect(accept(checked)).rejects.toMatchObject({ name: "ImportInOtherState" })
    await expect(at.registry.imports.discard(checked.id)).rejects.toMatchObject({ name: "ImportInOtherState" })
    await expect(at.registry.imports.report({ importId: checked.id, actor: "staff_1", reason: "下载导入核对报告" })).rejects.toMatchObject({ name: "ImportErased" })
  })

  it("is erased after seven days, decided or not", async () => {
    const [undecided, written] = [await check(countyList(20, 5).rows), await write([listRow(1)])]
    nowMs += 6 * DAY_MS
    expect([await at.registry.imports.sweep(), (await one(undecided.id)).state]).toEqual([0, "checked"])
    nowMs += 2 * DAY_MS
    expect(await at.registry.imports.sweep()).toBe(2)
    expect([await one(undecided.id), await one(written.id), sealedFiles(), await count("household_import_line")]).toMatchObject([{ state: "expired", isErased: true, fileName: null }, { state: "applied", isErased: true }, [], 0])
    expect([await at.registry.imports.sweep(), await count("household")]).toEqual([0, 1])
  })

  it("is sealed anew when the keys are rotated, and read under the new key", async () => {
    const checked = await check([...countyList(20).rows, listRow(30, { phone: "1" })])
    const waiting = await check(countyList(20).rows)
    const key = (id: string, fill: number) => `${id}:${Buffer.alloc(32, fill).toString("base64")}`
    const { rotated } = await rotateRegistry({ ownerUrl: at.database.urls.registryOwnerUrl, encryptionKeys: `${key("k2", 9)},${key("k1", 1)}`, evidenceDir: at.folder })
    expect(rotated).toMatchObject({ "household_import.name_sealed": 2, "household_import_row.sealed": 20, "household_import_line.sealed": 1, files: 2 })
    const later = new RegistryService({}, { ...at.options, encryptionKeys: key("k2", 9) })
    expect([(await later.imports.lines({ importId: checked.id }, page)).lines[0], await later.imports.one(waiting.id)]).toMatchObject([{ row: 22, key: "phone", found: "*" }, { fileName: "杨秀英家.csv" }])
    await later.imports.accept({ importId: waiting.id, digest: String(waiting.reportDigest), actor: "staff_2", reason: "核对无误，同意写入" })
    await later.imports.work({ cooperatives })
    expect(await later.imports.one(waiting.id)).toMatchObject({ state: "applied", counts: { applied: 20 } })
    await later.close()
  })

  it("cannot be changed backwards or taken away", async () => {
    const checked = await check([listRow(1)])
    for (const statement of ["delete from registry.household_import", "update registry.household_import set state = 'applied'", "update registry.household_import set uploaded_by = 'x'", "truncate registry.household_import cascade"]) await expect(at.database.asSuperuser(statement)).rejects.toThrow(/goes forward only|append-only/)
    expect((await one(checked.id)).state).toBe("checked")
  })
})
