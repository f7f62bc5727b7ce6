import { describe, expect, it } from "vitest"
import type { Cell } from "../../../sheets/sheet"
import { checkRow, passesLuhn, type Against } from "./check-row"
import { columnKeys, type ColumnKey } from "./columns"
import { sheetRow, templateHeadings } from "./row.test-builder"

const against: Against = { today: "2026-11-26", county: "522634", date1904: false, cooperatives: new Map([["91110000600037341L", "coop_silver"]]) }
const check = (change: Partial<Record<ColumnKey, string>> = {}, other: Partial<Against> = {}) => checkRow(sheetRow(change), templateHeadings, { ...against, ...other })
const problemsOf = (change: Partial<Record<ColumnKey, string>>, other: Partial<Against> = {}) => check(change, other).problems.map(({ key, code }) => [key, code])
const withCell = (key: ColumnKey, cell: Cell, change: Partial<Record<ColumnKey, string>> = {}) => {
  const row = sheetRow(change)
  return checkRow({ ...row, cells: columnKeys.map((one, at) => (one === key ? cell : row.cells[at])) }, templateHeadings, against)
}

describe("a row of a county's list", () => {
  it("is right as the template asks for it, and with only what must be there", () => {
    expect(check().problems).toEqual([])
    expect(problemsOf({ bank_account: "", left_on: "", member_count: "", credit_code: "", joined_on: "" })).toEqual([])
  })

  it("is read however an office types it", () => {
    const { texts, problems } = check({ county_code: "５２２６３４", name: " 蒙  阿雅 ", phone: "+86 139-0000-1111", bank_account: "6222 0212 3456 7890 128", kind: "脱贫 户", entered_on: "2020年11月1日", left_on: "2024/3/9", credit_code: "91110000600037341l", joined_on: "20210101", village_name: "\u200b西江村\ufeff" })
    expect([problems, texts]).toEqual([[], { county_code: "522634", household_code: "LS-0001", village_code: "522634101201", village_name: "西江村", name: "蒙阿雅", phone: "13900001111", bank_account: "6222021234567890128", kind: "脱贫户", entered_on: "2020-11-01", left_on: "2024-03-09", member_count: "4", credit_code: "91110000600037341L", joined_on: "2021-01-01" }])
    expect([check({ name: "Ana  Maria" }).texts.name, check({ name: "阿·布 都" }).texts.name, check({ village_name: "'＝HYPERLINK(1)" }).texts.village_name]).toEqual(["Ana Maria", "阿·布都", "＝HYPERLINK(1)"])
  })

  it("takes Excel's numbers for days, phones and codes, but no account that Excel has rounded", () => {
    expect([withCell("entered_on", { kind: "number", text: "44136" }), withCell("phone", { kind: "number", text: "1.3900001111E10" }), withCell("member_count", { kind: "number", text: "4" }), withCell("village_code", { kind: "number", text: "522634101201" })].flatMap(({ problems }) => problems)).toEqual([])
    expect(withCell("entered_on", { kind: "number", text: "44136" }).texts.entered_on).toBe("2020-11-01")
    for (const text of ["6.2220212345678899E18", "6222021234567890128"]) expect(withCell("bank_account", { kind: "number", text }).problems.map(({ code }) => code)).toEqual(["number_lost_digits"])
    expect(withCell("bank_account", { kind: "number", text: "123456789012345" }).problems).toEqual([])
  })

  it.each<[ColumnKey, string, string]>([
    ["household_code", "", "required"], ["name", "　", "required"], ["kind", "", "required"],
    ["county_code", "520000", "unknown_county"], ["county_code", "麻江县", "unknown_county"],
    ["household_code", "LS 0001号", "bad_household_code"], ["household_code", "L".repeat(41), "bad_household_code"], ["household_code", "=1+1", "bad_household_code"],
    ["village_code", "52263410120", "bad_village_code"], ["village_code", "522635001201", "village_not_in_county"], ["village_code", "522634999201", "unknown_town"],
    ["village_name", "村".repeat(31), "too_long"], ["village_name", "村".repeat(301), "too_long"], ["village_name", "西\n江", "control_characters"], ["village_name", "西\u202e江", "control_characters"],
    ["name", "蒙**", "bad_name"], ["name", "=CMD|' /C calc'!A0", "bad_name"], ["name", "蒙1", "bad_name"], ["name", "蒙".repeat(31), "too_long"],
    ["phone", "1390000111", "bad_phone"], ["phone", "*******1111", "bad_phone"], ["phone", "0855-8222222", "bad_phone"],
    ["bank_account", "6222021234567890129", "bad_bank_account"], ["bank_account", "12345678901", "bad_bank_account"], ["bank_account", "1".repeat(23), "bad_bank_account"],
    ["kind", "贫困户", "unknown_kind"], ["entered_on", "2020-02-30", "bad_date"], ["entered_on", "去年", "bad_date"], ["entered_on", "2020-11", "bad_date"], ["entered_on", "2026-11-27", "date_in_future"],
    ["left_on", "2020-10-31", "exit_before_entry"], ["left_on", "2026-13-01", "bad_date"],
    ["member_count", "0", "bad_member_count"], ["member_count", "51", "bad_member_count"], ["member_count", "2.5", "bad_member_count"], ["member_count", "-1", "bad_member_count"], ["member_count", "四", "bad_member_count"],
    ["credit_code", "91110000600037341M", "bad_credit_code"], ["credit_code", "91330106MA2GL7XX0D", "bad_credit_code"],
    ["joined_on", "", "required"], ["joined_on", "2021-99-01", "bad_date"],
    ["name", "11010519491231002X", "resident_id"], ["household_code", "１１０１０５１９４９１２３１００２Ｘ", "resident_id"],
  ])("names the one cell that is wrong: %s %j is %s", (key, text, code) => {
    expect(problemsOf({ [key]: text })).toEqual([[key, code]])
  })

  it("belongs to the county it is imported for, and its cooperative must be one of ours", () => {
    expect(problemsOf({ county_code: "522635", village_code: "522635001201" })).toEqual([["county_code", "other_county"]])
    expect(problemsOf({ county_code: "522635", village_code: "522635001201" }, { county: null })).toEqual([])
    expect(problemsOf({}, { cooperatives: new Map() })).toEqual([["credit_code", "unknown_cooperative"]])
    expect(problemsOf({ credit_code: "" })).toEqual([["credit_code", "required"]])
  })

  it("holds no formula, no error value, and no resident-ID number in any column, read or not", () => {
    expect(withCell("name", { kind: "formula", text: "=VLOOKUP(A1,B:C,2)" }).problems).toMatchObject([{ key: "name", code: "formula" }])
    expect(withCell("village_name", { kind: "fault", text: "#N/A" }).problems).toMatchObject([{ key: "village_name", code: "unreadable_cell" }])
    const row = sheetRow()
    const strange = checkRow({ ...row, cells: [...row.cells, { kind: "text", text: "身份证 11010519491231002X" }] }, { ...templateHeadings, unread: [13] }, against)
    expect(strange.problems).toMatchObject([{ key: null, at: 13, code: "resident_id" }])
  })

  it("can have several wrong cells, each named", () => {
    expect(problemsOf({ name: "", phone: "1", kind: "x", left_on: "2019-01-01" })).toEqual([["name", "required"], ["phone", "bad_phone"], ["kind", "unknown_kind"], ["left_on", "exit_before_entry"]])
  })
})

describe("a card's check digit", () => {
  it("notices every single mistyped digit", () => {
    const card = "6222021234567890128"
    expect(passesLuhn(card)).toBe(true)
    const mistyped = [...card].flatMap((right, at) => [..."0123456789"].filter((digit) => digit !== right).map((digit) => card.slice(0, at) + digit + card.slice(at + 1)))
    expect(mistyped.filter(passesLuhn)).toEqual([])
  })
})
