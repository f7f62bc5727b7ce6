import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { inWholeFen, type Taken } from "./whole-fen"

const prices = (...fen: bigint[]) => new Map(fen.map((price, line) => [line, price]))

describe("what promotions take off lines, in whole fen", () => {
  it("is what Medusa says where that is whole", () => {
    expect(inWholeFen([{ code: "TEN", line: 0, yuan: "3.99" }, { code: "TEN", line: 1, yuan: 7.65 }], prices(3990n, 7650n))).toEqual([399n, 765n])
  })

  it("is rounded to the nearest fen, half a fen up, for a percentage", () => {
    expect(inWholeFen([{ code: "FIFTEEN", line: 0, yuan: "5.985" }], prices(3990n))).toEqual([599n])
    expect(inWholeFen([{ code: "FIFTEEN", line: 0, yuan: "5.984" }], prices(3990n))).toEqual([598n])
  })

  it("is exactly the voucher, however many lines it is spread over", () => {
    const third = "1.66666666666666666667"
    expect(inWholeFen([0, 1, 2].map((line) => ({ code: "FIVE", line, yuan: third })), prices(1000n, 1000n, 1000n))).toEqual([167n, 167n, 166n])
  })

  it("never is more than a line's price, however many codes are stacked", () => {
    expect(inWholeFen([{ code: "A", line: 0, yuan: "0.005" }, { code: "B", line: 0, yuan: "0.005" }], prices(1n))).toEqual([1n, 0n])
  })

  const line = fc.record({ price: fc.bigInt(0n, 100_000n), part: fc.integer({ min: 0, max: 1000 }) })
  it("adds up to each promotion's own sum, within a fen of Medusa's word on every line, in whatever order", () => {
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
      const taken: Taken[] = lines.map(({ price, part }, index) => ({ code: "ONE", line: index, yuan: (Number(price) * part) / 100_000 }))
      const priced = prices(...lines.map(({ price }) => price))
      const whole = inWholeFen(taken, priced)
      const sumOfThousandths = lines.reduce((sum, { price, part }) => sum + price * BigInt(part), 0n)
      expect(whole.reduce((sum, fen) => sum + fen, 0n)).toBe((sumOfThousandths + 500n) / 1000n)
      for (const [index, fen] of whole.entries()) {
        const { price = 0n, part = 0 } = lines[index] ?? {}
        const deviation = fen * 1000n - price * BigInt(part)
        expect(fen <= price && deviation > -1000n && deviation < 1000n).toBe(true)
      }
      expect(inWholeFen([...taken].reverse(), priced).reverse()).toEqual(whole)
    }), { numRuns: 1000 })
  })
})
