import { expect, it } from "vitest"
import { listingFrom, listingPath } from "./listing-address"

const read = (query: string) => listingFrom(new URLSearchParams(query))

it("a listing reads what its own links write", () => {
  const listing = { q: "蓝莓", county: "522635", category: "fruit", inSeason: true, sort: "price_asc", page: 3 } as const
  expect(read(listingPath(listing, { page: 3 }).split("?")[1] ?? "")).toEqual(listing)
})

it("a mistyped address still shows goods", () => {
  expect(read("county=x&category=weapons&sort=random&page=-2&in_season=maybe")).toEqual({ q: "", county: "", category: "", inSeason: false, sort: "relevance", page: 1 })
})

it("a changed filter goes back to the first page", () => {
  expect(listingPath(read("q=茶&page=4"), { county: "522634" })).toBe("/goods?q=%E8%8C%B6&county=522634")
  expect(listingPath(read("county=522634"), { county: "" })).toBe("/goods")
})
