import { describe, expect, it } from "vitest"
import { formatYuan, isZero, totalWithFreight, yuanParts } from "./money"

describe("an amount of fen on the page", () => {
  it.each([["0", "¥0.00"], ["5", "¥0.05"], ["640", "¥6.40"], ["123456789", "¥1,234,567.89"], ["-350", "-¥3.50"], ["900719925474099301", "¥9,007,199,254,740,993.01"]])("shows %s fen as %s", (fen, shown) => expect(formatYuan(fen)).toBe(shown))

  it("is cut into yuan and fen for two sizes of type", () => {
    expect(yuanParts("398000")).toEqual({ sign: "", yuan: "3,980", fen: "00" })
  })

  it("refuses what is not an amount instead of showing zero", () => {
    expect(() => formatYuan("")).toThrow("decimal string of fen")
    expect(() => formatYuan("6.40")).toThrow("decimal string of fen")
    expect(isZero("0")).toBe(true)
  })
})

describe("the total of a checkout", () => {
  it("is goods less discount plus the freight of each parcel", () => {
    expect(totalWithFreight("10000", "500", ["1200", "0", "800"])).toEqual({ freightFen: "2000", totalFen: "11500" })
  })
})
