import { describe, expect, it } from "vitest"
import { compareFen, fenToYuan, money, shortMoney, subtractFen, yuanToFen } from "./money"

describe("yuan typed by a cooperative", () => {
  it.each([["68", "6800"], ["68.5", "6850"], ["68.50", "6850"], ["0.01", "1"], ["0", "0"], [" 19.9 ", "1990"], ["1234567890123.45", "123456789012345"]])("%s is %s fen", (typed, fen) => {
    expect(yuanToFen(typed)).toBe(fen)
  })
  it.each(["", "1.234", "-1", "1,000", "1e3", "01", ".5", "5.", "五", "NaN", "12345678901234"])("%s is not an amount", (typed) => {
    expect(yuanToFen(typed)).toBeNull()
  })
  it("comes back as it was typed for every amount under 100 yuan", () => {
    for (let fen = 0; fen < 10_000; fen += 1) expect(yuanToFen(fenToYuan(String(fen)))).toBe(String(fen))
  })
})

describe("fen shown to a reader", () => {
  it("groups thousands and keeps two digits", () => {
    expect(fenToYuan("123456789")).toBe("1,234,567.89")
    expect(fenToYuan("5")).toBe("0.05")
    expect(money("-2000")).toBe("-¥20.00")
  })
  it("refuses a missing amount instead of showing zero", () => {
    expect(() => fenToYuan("")).toThrow("decimal string")
  })
  it("is cut, not rounded, where room is short", () => {
    expect(["999999", "21379999", "-21379999", "0"].map((fen) => shortMoney(fen, "万"))).toEqual(["¥9999", "¥21.3万", "-¥21.3万", "¥0"])
    expect(["1056", "-1056", "99999", "1100"].map((fen) => shortMoney(fen, "万"))).toEqual(["¥10.56", "-¥10.56", "¥999.99", "¥11"])
    expect(shortMoney("21379999", "k")).toBe("¥213k")
  })
  it("is exact beyond what a float holds", () => {
    expect(subtractFen("900719925474099301", "900719925474099300")).toBe("1")
    expect(compareFen("900719925474099301", "900719925474099300")).toBe(1)
  })
})
