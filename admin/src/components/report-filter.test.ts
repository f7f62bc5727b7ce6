import { expect, it } from "vitest"
import { filterAddress, filterOf } from "./report-filter"

const today = "2026-11-23"

it("an address without a filter means this month up to today", () => {
  expect(filterOf(new URLSearchParams(), today)).toEqual({ from: "2026-11-01", to: today })
})
it("an address shared by somebody else gives the same filter", () => {
  const filter = { from: "2026-09-01", to: "2026-10-31", county: "522635", cooperative: "coop_a" }
  expect(filterOf(new URL(`http://x${filterAddress("/console", filter)}`).searchParams, today)).toEqual(filter)
})
it.each(["from=2026-13-01", "from=2026-11-20&to=2026-11-01", "county=麻江"])("a wrong address (%s) falls back to this month", (query) => {
  expect(filterOf(new URLSearchParams(query), today)).toEqual({ from: "2026-11-01", to: today })
})
