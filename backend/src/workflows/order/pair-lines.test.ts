import { describe, expect, it } from "vitest"
import { pairLines } from "./secure-order"

const line = (id: string, variant_id: string, quantity = 1, unit_price = 100n) => ({ id, variant_id, quantity, unit_price })

describe("cart lines and order lines", () => {
  it("pair by variant, price and quantity in whatever order they come", () => {
    expect(pairLines([line("c1", "a"), line("c2", "b")], [line("o1", "b"), line("o2", "a")])).toEqual({ c1: "o2", c2: "o1" })
  })
  it("pair twins one to one", () => {
    expect(new Set(Object.values(pairLines([line("c1", "a"), line("c2", "a")], [line("o1", "a"), line("o2", "a")]))).size).toBe(2)
  })
  it("are refused when one has no counterpart", () => {
    expect(() => pairLines([line("c1", "a")], [line("o1", "a", 2)])).toThrow("c1")
  })
})
