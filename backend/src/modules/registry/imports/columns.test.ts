import { describe, expect, it } from "vitest"
import { columnKeys, columns, findHeadings } from "./columns"
import { templateRow } from "./row.test-builder"
import { templateChoices, templateHeadings, templateNotes } from "./template"

const refusal = (...rows: string[][]) => {
  try {
    return findHeadings(rows.map((texts, at) => ({ number: at + 1, texts })))
  } catch (error) {
    const { code, headings } = error as { code: string; headings: string[] }
    return [code, ...headings]
  }
}

describe("the headings of a sheet", () => {
  it("are found below a title, in any order, in an office's own words", () => {
    const { row, at, unread } = findHeadings([{ number: 1, texts: ["雷山县农户信息表"] }, { number: 3, texts: ["姓名（必填）", "备注", "县市代码", "县市", "户编号 *", "村代码", "行政村", "手机号：", "户类型", "纳入日期"] }])
    expect([row, at.get("name"), at.get("phone"), at.get("village_name"), at.get("bank_account"), unread]).toEqual([3, 0, 7, 6, undefined, [1]])
    expect([...findHeadings([templateRow]).at.keys()]).toEqual([...columnKeys])
  })

  it("are named in our words when they are missing or there twice; nothing of the sheet is repeated", () => {
    expect(refusal(["杨秀英", "13800001111"])).toEqual(["headings_missing", "县市代码", "户编号", "村代码", "村名", "户主姓名", "联系电话", "农户类型", "状态起始日"])
    expect(refusal(templateHeadings.filter((heading) => heading !== "联系电话"))).toEqual(["headings_missing", "联系电话"])
    expect(refusal(templateHeadings.filter((heading) => heading !== "入社日期"))).toEqual(["headings_missing", "入社日期"])
    expect(refusal([...templateHeadings, "姓名"])).toEqual(["heading_twice", "户主姓名"])
    expect(refusal()).toEqual(expect.arrayContaining(["headings_missing"]))
  })

  it("never hold resident-ID numbers", () => {
    for (const heading of ["身份证号", "户主身份证号码", "证件号码"]) expect(refusal([...templateHeadings, heading])).toEqual(["resident_id_column", "身份证号"])
  })
})

describe("the template", () => {
  it("has the very headings that are read, explains each, and offers the words that may stand there", () => {
    expect(refusal([...templateHeadings])).toMatchObject({ unread: [] })
    expect(templateNotes.slice(1, columnKeys.length + 1).map(([heading]) => heading)).toEqual([...templateHeadings])
    expect([...templateChoices.values()].map((words) => words.length)).toEqual([16, 6])
    expect(columnKeys.filter((key) => columns[key].required && columns[key].example === "")).toEqual([])
  })
})
