import { describe, expect, it } from "vitest"
import { shownFound } from "./show-found"

describe("what a report shows of a wrong cell", () => {
  it("masks names, numbers and accounts in their own columns", () => {
    expect([shownFound("蒙阿雅1", "name", "bad_name"), shownFound("1390000111", "phone", "bad_phone"), shownFound("6222021234567890129", "bank_account", "bad_bank_account"), shownFound("蒙阿雅", "phone", "bad_phone"), shownFound("13900001111", "name", "bad_name"), shownFound("139 0000 111X", "phone", "bad_phone")]).toEqual(["蒙***", "******0111", "***************0129", "蒙**", "*******1111", "1************"])
  })

  it("masks a person who slipped into another column", () => {
    for (const [found, key, shown] of [["蒙阿雅", "household_code", "蒙**"], ["蒙 阿雅", "kind", "蒙***"], ["13900001111", "village_name", "*******1111"], ["6222021234567890128", "member_count", "***************0128"], ["户主蒙阿雅一家", "village_name", "户******"]] as const) {
      expect([key, shownFound(found, key, "x", ["蒙阿雅"])]).toEqual([key, shown])
    }
    expect(shownFound("11010519491231002X", "household_code", "resident_id")).toBe("*".repeat(18))
    expect([shownFound('="蒙阿雅"&B2', "name", "formula"), shownFound("=A2", "village_name", "formula")]).toEqual(["公式", "=A2"])
  })

  it("shows codes, days and words as they stand, and no sign that hides", () => {
    for (const [found, key] of [["52263499920", "village_code"], ["522634999201", "village_code"], ["2020-02-30", "entered_on"], ["贫困户", "kind"], ["雷山县", "county_code"], ["LS 0001号", "household_code"], ["51", "member_count"]] as const) expect(shownFound(found, key, "x")).toBe(found)
    expect([shownFound("西\n江\u202e", "village_name", "control_characters"), shownFound("村".repeat(50), "village_name", "too_long"), shownFound("", "name", "required")]).toEqual(["西□江□", `${"村".repeat(40)}…`, ""])
  })
})
