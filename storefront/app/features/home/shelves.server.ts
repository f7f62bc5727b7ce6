import type { CountyHall, ProductCard, PublicImpact } from "@qianhang/shared/contracts"
import { countyHalls, findGoods, impact } from "../../api/catalogue.server"

export interface Shelves {
  season: ProductCard[]
  makers: ProductCard[]
  pantry: ProductCard[]
  halls: CountyHall[]
  impact: PublicImpact | null
}

const FRESH_MS = 15_000
const crafts = ["silver", "embroidery", "batik", "paper"]
const staples = ["seasoning", "tea", "grain", "drink"]
let latest: { at: number; shelves: Promise<Shelves> } | undefined

/** The shelves of the home page are the same for everybody, so they are gathered at most every 15 s. */
export function homeShelves(): Promise<Shelves> {
  if (latest && Date.now() - latest.at < FRESH_MS) return latest.shelves
  const shelves = gather()
  latest = { at: Date.now(), shelves }
  // A half-empty home page, met while the backend starts, is not kept.
  void shelves.then(({ season, halls }) => {
    if (season.length === 0 || halls.length === 0) latest = undefined
  })
  return shelves
}

async function gather(): Promise<Shelves> {
  const [inSeason, halls, counted, makers, pantry] = await Promise.all([findGoods({ in_season: "true", page_size: "8" }), countyHalls(), impact(), twoOfEach(crafts), twoOfEach(staples)])
  const season = inSeason.ok ? wholeRows(inSeason.data.products) : []
  const shown = new Set(season.map(({ id }) => id))
  return {
    season,
    makers: oneOfEach(makers, shown), pantry: oneOfEach(pantry, shown),
    halls: halls.ok ? halls.data.counties : [],
    impact: counted.ok ? counted.data : null,
  }
}

async function twoOfEach(kinds: string[]): Promise<ProductCard[][]> {
  const answers = await Promise.all(kinds.map((category) => findGoods({ category, page_size: "2" })))
  return answers.map((answer) => (answer.ok ? answer.data.products : []))
}

/** One of each kind first, then seconds, so that a row of four shows the breadth; nothing that stands higher on the page. */
export function oneOfEach(kinds: ProductCard[][], shown: ReadonlySet<string>): ProductCard[] {
  const fresh = kinds.map((products) => products.filter(({ id }) => !shown.has(id)))
  return wholeRows([0, 1].flatMap((turn) => fresh.flatMap((products) => (products[turn] ? [products[turn]] : []))).slice(0, 4))
}

/** Fills rows of two and of four alike, where there are enough. */
export const wholeRows = (cards: ProductCard[]): ProductCard[] => (cards.length >= 4 ? cards.slice(0, cards.length - (cards.length % 4)) : cards)
