import type { ProductCard } from "@qianhang/shared/contracts"
import { describe, expect, it } from "vitest"
import { oneOfEach } from "./shelves.server"

// Only the id matters to a shelf.
const card = (id: string) => ({ id }) as ProductCard
const ids = (cards: ProductCard[]) => cards.map(({ id }) => id)

describe("a shelf of the home page", () => {
  const kinds = [["soup", "paste"], ["tea", "silver-ball"], ["millet", "rice"], ["juice"]].map((kind) => kind.map(card))
  it("shows one of each kind first", () => {
    expect(ids(oneOfEach(kinds, new Set()))).toEqual(["soup", "tea", "millet", "juice"])
  })
  it("repeats nothing that stands higher on the page", () => {
    expect(ids(oneOfEach(kinds, new Set(["millet"])))).toEqual(["soup", "tea", "rice", "juice"])
    expect(ids(oneOfEach(kinds, new Set(["millet", "rice"])))).toEqual(["soup", "tea", "juice", "paste"])
  })
})
