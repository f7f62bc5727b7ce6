import { describe, expect, it } from "vitest"
import { checkRow } from "./check-row"
import type { ColumnKey } from "./columns"
import { compareRow, excuseRecorded, type Recorded } from "./compare-row"
import { goodRow, sheetRow, templateHeadings } from "./row.test-builder"

const recorded: Recorded = {
  id: "hh_meng00000001", villageCode: "522634101201", villageName: "西江村", name: "蒙 阿雅", phone: "13900001111", bankAccount: "6222021234567890128", kind: "lifted", statusFrom: "2020-11-01", statusTo: null, memberCount: 4,
  isErased: false, version: 3, memberships: [{ id: "1", cooperativeId: "coop_silver", from: "2021-01-01", to: null }],
}
const compare = (row: Partial<Record<ColumnKey, string>>, change: Partial<Recorded> = {}, cooperative: string | null = "coop_silver") => compareRow({ ...goodRow, ...row }, { ...recorded, ...change }, cooperative)
const plan = (row: Partial<Record<ColumnKey, string>>, change: Partial<Recorded> = {}, cooperative: string | null = "coop_silver") => {
  const { plan: { kind, changes }, problems } = compare(row, change, cooperative)
  return [kind, [...changes], problems.map(({ key, code, detail }) => [key, code, detail])]
}

describe("a row beside the register", () => {
  it("is new when the household is unknown, and unchanged when it says what is recorded", () => {
    expect(compareRow(goodRow, null, "coop_silver").plan).toEqual({ kind: "new", changes: [] })
    expect(plan({})).toEqual(["unchanged", [], []])
  })

  it("changes nothing where its optional cells are empty", () => {
    expect(plan({ bank_account: "", member_count: "", credit_code: "", joined_on: "" }, {}, null)).toEqual(["unchanged", [], []])
    expect(plan({ left_on: "" }, { statusTo: "2024-01-01" })).toEqual(["unchanged", [], []])
  })

  it("names every column in which it differs", () => {
    expect(plan({ village_code: "522634102201", village_name: "永乐村", name: "蒙阿花", phone: "13900002222", bank_account: "123456789012", member_count: "5" })).toEqual(["changed", ["village_code", "village_name", "name", "phone", "bank_account", "member_count"], []])
    expect(plan({ left_on: "2024-01-01" })).toEqual(["changed", ["left_on"], []])
    expect(plan({ kind: "突发严重困难户", entered_on: "2024-03-01" })).toEqual(["changed", ["kind", "entered_on"], []])
    expect(plan({ entered_on: "2020-10-01" })).toEqual(["changed", ["entered_on"], []])
  })

  it("cannot bring an older kind back over a newer one", () => {
    expect(plan({}, { kind: "monitored_shock", statusFrom: "2024-03-01" })).toEqual(["changed", ["kind", "entered_on"], [["entered_on", "older_than_registered", "2024-03-01"]]])
  })

  it("begins a membership where none runs, and moves nobody from one cooperative to another", () => {
    expect(plan({}, { memberships: [] })).toEqual(["changed", ["credit_code"], []])
    expect(plan({ joined_on: "2024-01-01" }, { memberships: [{ id: "1", cooperativeId: "coop_silver", from: "2021-01-01", to: "2023-12-31" }] })).toEqual(["changed", ["credit_code"], []])
    expect(plan({}, { memberships: [{ id: "1", cooperativeId: "coop_other", from: "2020-01-01", to: "2020-12-31" }] })).toEqual(["changed", ["credit_code"], []])
    expect(plan({}, {}, "coop_tea")).toEqual(["unchanged", [], [["credit_code", "other_cooperative", undefined]]])
    expect(plan({ joined_on: "2021-02-01" })).toEqual(["unchanged", [], [["joined_on", "joined_on_differs", "2021-01-01"]]])
    expect(plan({ joined_on: "2023-12-31" }, { memberships: [{ id: "1", cooperativeId: "coop_silver", from: "2021-01-01", to: "2023-12-31" }] })).toEqual(["unchanged", [], [["joined_on", "membership_overlaps", undefined]]])
    expect(plan({ joined_on: "2020-01-01" }, { memberships: [{ id: "1", cooperativeId: "coop_silver", from: "2021-01-01", to: "2023-12-31" }] })[2]).toEqual([["joined_on", "membership_overlaps", undefined]])
  })

  it("never gives an erased person data again", () => {
    expect(plan({ name: "蒙阿雅" }, { isErased: true, name: null, phone: null, bankAccount: null })).toEqual(["unchanged", [], [["household_code", "household_erased", undefined]]])
  })

  it("is not judged for what the register holds already, word for word", () => {
    const against = { today: "2026-11-26", county: null, date1904: false, cooperatives: new Map([["91110000600037341L", "coop_silver"]]) }
    const row = checkRow(sheetRow({ name: "演示农户-001", village_code: "522634000201", bank_account: "6222020000001234567", phone: "123" }), templateHeadings, against)
    const before = { ...recorded, name: "演示农户-001", villageCode: "522634000201", bankAccount: "6222020000001234567" }
    expect([row.problems.map(({ code }) => code), excuseRecorded(row, before).problems.map(({ code }) => code), excuseRecorded(row, recorded).problems.length]).toEqual([["unknown_town", "bad_name", "bad_phone", "bad_bank_account"], ["bad_phone"], 4])
  })
})
