import { describe, expect, it } from "vitest"
import { csvFile, csvLine, inert } from "./write-csv"

describe("a cell that goes out", () => {
  it("is never a formula, half or full width, also behind blanks nobody sees", () => {
    for (const attack of ["=1+1", "+86", "-2", "@SUM(A1)", "＝cmd", "＋1", "－1", "＠x", " =1", "\u200b=1", "\t=1", "\rx"]) expect(inert(attack)).toBe(`'${attack}`)
    for (const text of ["杨秀英", "MJ-0001", "13800001111", "a=b", ""]) expect(inert(text)).toBe(text)
  })
  it("is quoted where CSV asks for it", () => {
    expect(csvLine(["杨,秀", 'a"b', "两\n行", null, 3])).toBe('"杨,秀","a""b","两\n行",,3\r\n')
    expect(csvFile([["户编号"]])).toBe("\ufeff户编号\r\n")
  })
})
