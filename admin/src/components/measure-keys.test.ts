import type { Measures } from "@qianhang/shared/contracts"
import { describe, expect, it } from "vitest"
import { compareMeasure, measureDifferences, measureText, shade } from "./measure-keys"

const measures = (changed: Partial<Measures> = {}): Measures => ({ gmv_fen: "100000", refunds_fen: "0", net_sales_fen: "100000", linked_sales_fen: "80000", benefit_accrued_fen: "6400", benefit_paid_fen: "0", households: 7, orders: 3, ...changed })

describe("the two sets of a report", () => {
  it("agree when every measure is the same to the fen", () => {
    expect(measureDifferences(measures(), measures())).toEqual([])
  })
  it("name each measure that differs, with both figures and what lies between", () => {
    expect(measureDifferences(measures({ benefit_accrued_fen: "6401", households: 8 }), measures())).toEqual([
      { key: "benefit_accrued_fen", rollup: "¥64.01", recomputed: "¥64.00", difference: "¥0.01" },
      { key: "households", rollup: "8", recomputed: "7", difference: "1" },
    ])
  })
  it("differ by one fen beyond what a float holds", () => {
    expect(measureDifferences(measures({ gmv_fen: "9007199254740993" }), measures({ gmv_fen: "9007199254740992" }))).toHaveLength(1)
  })
})

it("amounts read as yuan and counts as counts", () => {
  expect(measureText(measures(), "gmv_fen")).toBe("¥1,000.00")
  expect(measureText(measures(), "households")).toBe("7")
})

it("rows sort by an amount, not by its text", () => {
  expect(compareMeasure("gmv_fen")(measures({ gmv_fen: "900" }), measures({ gmv_fen: "1000" }))).toBeLessThan(0)
})

it("a tile's shade grows with its share of the largest and is none for nothing", () => {
  const largest = measures({ gmv_fen: "100" })
  const shades = ["0", "-5", "1", "25", "26", "51", "76", "100"].map((gmv_fen) => shade(measures({ gmv_fen }), "gmv_fen", largest))
  expect(shades).toEqual([0, 0, 1, 1, 2, 3, 4, 4])
})
