import { describe, expect, it } from "vitest"
import { meilisearchFilter } from "./filter"

describe("a filter in Meilisearch's language", () => {
  it("joins fields, lists, ranges and branches", () => {
    expect(meilisearchFilter({ county_code: "522635", category: ["tea", "fruit"], price_from_fen: { $gte: 100, $lt: 500 } })).toBe('county_code = "522635" AND category IN ["tea", "fruit"] AND price_from_fen >= 100 AND price_from_fen < 500')
    expect(meilisearchFilter({ $or: [{ season_months: 6 }, { $not: { id: "a" } }] })).toBe('(season_months = 6 OR NOT (id = "a"))')
    expect(meilisearchFilter({ licence: null })).toBe("licence IS NULL")
  })
  it("never lets a value end its own quotes", () => {
    expect(meilisearchFilter({ title: 'a" OR id EXISTS \\' })).toBe('title = "a\\" OR id EXISTS \\\\"')
  })
  it("is nothing for no filter, and refuses what the engine cannot do", () => {
    expect([meilisearchFilter(undefined), meilisearchFilter({}), meilisearchFilter({ id: undefined, $and: [] })]).toEqual([undefined, undefined, undefined])
    expect(() => meilisearchFilter({ title: { $like: "x" } })).toThrow(/no filter \$like/)
  })
})
