import { describe, expect, it } from "vitest"
import { fenFromYuan, PriceIsNotFen, yuanFromFen } from "./fen-from-yuan"

describe("yuan and fen", () => {
  it.each([["39.9", 3990n], [39.9, 3990n], ["0.01", 1n], ["100000", 10_000_000n], ["19.9900", 1999n], ["-1.5", -150n]])("reads %s without rounding", (yuan, fen) => {
    expect(fenFromYuan(yuan)).toBe(fen)
  })
  it("refuses what is finer than a fen", () => {
    for (const wrong of ["0.001", "1e3", "", "abc", "1.2.3"]) expect(() => fenFromYuan(wrong)).toThrow(PriceIsNotFen)
  })
  it("comes back as it was", () => {
    for (const fen of [0n, 1n, 99n, 100n, 3990n, 123_456_789n]) expect(fenFromYuan(yuanFromFen(fen))).toBe(fen)
  })
})
