import { category, regionCode } from "@qianhang/shared/contracts"

export const sorts = ["relevance", "newest", "price_asc", "price_desc"] as const
export type Sort = (typeof sorts)[number]

/** What a list of goods is filtered by, as it stands in the address bar. */
export interface Listing {
  q: string
  county: string
  category: string
  inSeason: boolean
  sort: Sort
  page: number
}

/** Reads an address leniently: a value we do not know is left out, so that an old or mistyped link still shows goods. */
export function listingFrom(params: URLSearchParams): Listing {
  const county = params.get("county") ?? ""
  const kind = params.get("category") ?? ""
  const page = Number(params.get("page") ?? "1")
  return {
    q: (params.get("q") ?? "").trim().slice(0, 60),
    county: regionCode.safeParse(county).success ? county : "",
    category: category.safeParse(kind).success ? kind : "",
    inSeason: params.get("in_season") === "true",
    sort: sorts.find((sort) => sort === params.get("sort")) ?? "relevance",
    page: Number.isInteger(page) && page >= 1 && page <= 500 ? page : 1,
  }
}

/** The address of a listing with some parts changed; any change but the page itself goes back to page 1. */
export function listingPath(listing: Listing, change: Partial<Listing>): string {
  const next = { ...listing, page: 1, ...change }
  const params = new URLSearchParams()
  if (next.q) params.set("q", next.q)
  if (next.county) params.set("county", next.county)
  if (next.category) params.set("category", next.category)
  if (next.inSeason) params.set("in_season", "true")
  if (next.sort !== "relevance") params.set("sort", next.sort)
  if (next.page > 1) params.set("page", String(next.page))
  const query = params.toString()
  return query ? `/goods?${query}` : "/goods"
}

export const hasFilters = (listing: Listing): boolean => Boolean(listing.county || listing.category || listing.inSeason)
