import { describe, expect, it } from "vitest"
import { cashOfUnits } from "./cash-of-units.js"
import { lineOf } from "./journal.arbitrary.js"
import type { LineRemainder } from "./sale-history.js"

const three = lineOf({ quantity: 3, unitPriceFen: 1000n, cooperativeDiscountFen: 1n })
const left = (change: Partial<LineRemainder> = {}): LineRemainder => ({ line: three, taken: { returnedFen: 0n, compensatedFen: 0n, quantity: 0 }, cashFen: 2999n, quantity: 3, ...change })

describe("the money of sale units given back", () => {
  it("is their part of what the buyer paid for the line, rounded down", () => {
    expect(cashOfUnits(left(), 1)).toBe(999n)
    expect(cashOfUnits(left(), 2)).toBe(1999n)
  })

  it("leaves no fen behind when the last units come back, one by one or together", () => {
    expect(cashOfUnits(left(), 3)).toBe(2999n)
    expect(cashOfUnits(left({ cashFen: 1001n, quantity: 1 }), 1)).toBe(1001n)
  })

  it("is never more than is left after a compensation", () => {
    expect(cashOfUnits(left({ cashFen: 500n }), 1)).toBe(500n)
  })
})
