import { describe, expect, it } from "vitest"
import { csvCell, csvSheet } from "./csv"

describe("a cell of an exported sheet", () => {
  it.each(["=1+1", "+cmd", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "  =1", "＝1+1"])("a spreadsheet does not run %j", (text) => {
    expect(csvCell(text)).toMatch(/^"'/)
  })
  it("keeps amounts as numbers, negative ones too", () => {
    expect(csvCell("-20.00")).toBe("-20.00")
    expect(csvCell("1234.50")).toBe("1234.50")
  })
  it("quotes commas, quotes and line breaks", () => {
    expect(csvCell('乌卡坪"蓝莓",合作社\n二社')).toBe('"乌卡坪""蓝莓"",合作社\n二社"')
  })
})

it("a sheet starts with a byte-order mark and ends every row with CRLF", () => {
  expect(csvSheet(["名称", "成交额"], [["麻江县", "12.00"]])).toBe("\uFEFF名称,成交额\r\n麻江县,12.00\r\n")
})
