import { describe, expect, it } from "vitest"
import { edgeDays, wholeMonths } from "./period"

const none = { from: "9999-12-31", to: "0001-01-01" }

describe("a period", () => {
  it.each([
    ["a month", "2026-02-01", "2026-02-28", { from: "2026-02-01", to: "2026-02-28" }, none, none],
    ["months with days before and after", "2026-01-15", "2026-04-02", { from: "2026-02-01", to: "2026-03-31" }, { from: "2026-01-15", to: "2026-01-31" }, { from: "2026-04-01", to: "2026-04-02" }],
    ["days of one month", "2026-02-03", "2026-02-27", none, { from: "2026-02-03", to: "2026-02-27" }, none],
    ["days over two months without a whole one", "2026-02-03", "2026-03-30", none, { from: "2026-02-03", to: "2026-03-30" }, none],
    ["a year's end", "2026-12-01", "2027-01-31", { from: "2026-12-01", to: "2027-01-31" }, none, none],
    ["all time", "0001-01-01", "9999-12-30", { from: "0001-01-01", to: "9999-11-30" }, none, { from: "9999-12-01", to: "9999-12-30" }],
  ])("of %s is its whole months and the days at its edges", (_, from, to, months, before, after) => {
    expect(wholeMonths({ from, to })).toEqual(months)
    expect(edgeDays({ from, to })).toEqual([before, after])
  })
})
