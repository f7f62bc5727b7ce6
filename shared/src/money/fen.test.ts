import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { floorBps, floorQuotient, nearestQuotient, QuotientUndefined, RateOutOfRange } from "./division.js"
import { formatFen, NotFen, parseFen } from "./fen.js"

describe("fen on the wire", () => {
  it("every amount survives the way there and back", () => {
    fc.assert(fc.property(fc.bigInt(-(10n ** 18n) + 1n, 10n ** 18n - 1n), (amount) => void expect(parseFen(formatFen(amount))).toBe(amount)))
  })

  it.each(["", " 1", "1.0", "01", "-0", "+1", "1e3", "１", "1234567890123456789", 1, null, undefined])("%j is not an amount", (text) => {
    expect(() => parseFen(text)).toThrow(NotFen)
  })
})

describe("rates", () => {
  it("are floored to the fen", () => {
    expect(floorBps(999n, 1000)).toBe(99n)
    expect(floorBps(3980n, 10_000)).toBe(3980n)
    expect(floorBps(3980n, 0)).toBe(0n)
  })

  it.each([-1, 10_001, 1.5, Number.NaN])("%s bps is refused", (rate) => expect(() => floorBps(1n, rate)).toThrow(RateOutOfRange))

  it("quotients of a negative amount or by nothing are refused", () => {
    expect(() => floorQuotient(-1n, 2n)).toThrow(QuotientUndefined)
    expect(() => floorQuotient(1n, 0n)).toThrow(QuotientUndefined)
    expect(nearestQuotient(1n, 2n)).toBe(1n)
    expect(nearestQuotient(5n, 4n)).toBe(1n)
  })
})
