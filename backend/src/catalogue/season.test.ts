import { describe, expect, it } from "vitest"
import { inSeason, seasonOf, shanghaiMonth } from "./season"

describe("the season", () => {
  it("follows the calendar of Shanghai, not of Greenwich", () => {
    expect(shanghaiMonth(new Date("2026-06-30T15:59:59Z"))).toBe(6)
    expect(shanghaiMonth(new Date("2026-06-30T16:00:00Z"))).toBe(7)
    expect(shanghaiMonth(new Date("2026-12-31T16:00:00Z"))).toBe(1)
  })
  it("is nothing for goods of all year", () => {
    const everyMonth = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    expect([seasonOf(everyMonth), inSeason(everyMonth, new Date()), inSeason([], new Date())]).toEqual([[], false, false])
  })
})
