import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { columnLetter } from "../../../sheets/sheet"
import { throwAwayRegister, type ThrowAwayRegister } from "../registry.test-builder"
import { asInlineXlsx, asXlsx, COUNTY, cooperatives, countyList } from "./county-list.test-builder"
import type { HouseholdImport } from "./import"

let at: ThrowAwayRegister
const HOUSEHOLDS = 50_000
const ERRORS = 500

beforeAll(async () => { at = await throwAwayRegister() }, 60_000)
afterAll(() => at.destroy())

async function check(bytes: Buffer): Promise<HouseholdImport> {
  const { id } = await at.registry.imports.upload({ bytes, countyCode: COUNTY, actor: "staff_1", reason: "年度农户信息更新" })
  await at.registry.imports.work({ cooperatives })
  return (await at.registry.imports.one(id)) as HouseholdImport
}
async function accept({ id, reportDigest }: HouseholdImport): Promise<HouseholdImport> {
  await at.registry.imports.accept({ importId: id, digest: String(reportDigest), actor: "staff_2", reason: "核对无误，同意写入" })
  await at.registry.imports.work({ cooperatives })
  return (await at.registry.imports.one(id)) as HouseholdImport
}
/** Everything of the register's own tables, as counts and versions. */
const register = () => at.database.asSuperuser("select (select count(*)::int from registry.household) as households, (select coalesce(sum(version), 0)::int from registry.household) as versions, (select count(*)::int from registry.household_status) as statuses, (select count(*)::int from registry.membership) as memberships")

describe("a county's list of 50,000 households", () => {
  it("with 500 errors of ten kinds is reported error by error, at row and column, and nothing is written", async () => {
    const { rows, planted } = countyList(HOUSEHOLDS, ERRORS)
    expect(new Set(planted.map(({ code }) => code)).size).toBe(10)
    const checked = await check(await asXlsx(rows))
    expect(checked).toMatchObject({ state: "checked", rows: { done: HOUSEHOLDS, total: HOUSEHOLDS }, counts: { new: HOUSEHOLDS - ERRORS, changed: 0, unchanged: 0, errorRows: ERRORS, errors: ERRORS } })
    const { lines, total } = await at.registry.imports.lines({ importId: checked.id }, { page: 1, pageSize: 1_000 })
    expect(total).toBe(ERRORS)
    expect(lines.map(({ row, column, code }) => ({ row, column: columnLetter(column), code }))).toEqual(planted)
    expect(lines.every(({ kind, expected }) => kind === "error" && expected !== "")).toBe(true)
    await expect(accept(checked)).rejects.toMatchObject({ name: "ImportHasErrors", errors: ERRORS })
    expect(await register()).toEqual([{ households: 0, versions: 0, statuses: 0, memberships: 0 }])
    expect(await at.database.asSuperuser("select count(*)::int as waiting from registry.household_import_row")).toEqual([{ waiting: 0 }])
  }, 300_000)

  it("without an error is written whole, and imported again it changes nothing", async () => {
    const file = asInlineXlsx(countyList(HOUSEHOLDS).rows)
    const checked = await check(file)
    expect(checked.counts).toMatchObject({ new: HOUSEHOLDS, changed: 0, unchanged: 0, errors: 0 })
    expect(await register()).toEqual([{ households: 0, versions: 0, statuses: 0, memberships: 0 }])
    expect(await accept(checked)).toMatchObject({ state: "applied", counts: { applied: HOUSEHOLDS, leftOut: 0 } })
    const whole = [{ households: HOUSEHOLDS, versions: HOUSEHOLDS, statuses: HOUSEHOLDS, memberships: Math.ceil(HOUSEHOLDS / 3) }]
    expect(await register()).toEqual(whole)
    const again = await check(file)
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: HOUSEHOLDS, errors: 0 })
    expect(await accept(again)).toMatchObject({ state: "applied", counts: { applied: 0, leftOut: 0 } })
    expect(await register()).toEqual(whole)
  }, 300_000)
})
