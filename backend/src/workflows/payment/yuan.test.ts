import { describe, expect, it } from "vitest"
import { fenOf, FractionOfFen, yuanOf } from "./yuan"

describe("yuan and fen", () => {
  it("are exact where floats are not", () => {
    expect(fenOf(0.29)).toBe(29n)
    expect(fenOf(1.1)).toBe(110n)
    expect(fenOf("19999.99")).toBe(1999999n)
    expect(fenOf(4.35)).toBe(435n)
  })
  it("refuse a fraction of a fen instead of rounding it", () => {
    expect(() => fenOf("1.005")).toThrow(FractionOfFen)
  })
  it("come back as they went for every amount to 20,000 fen", () => {
    for (let fen = -20n; fen <= 20_000n; fen++) expect(fenOf(yuanOf(fen))).toBe(fen)
  })
})
