import { describe, expect, it } from "vitest"
import { windowEndsAtMs, type SettlementTerms } from "./window"

const terms: SettlementTerms = { version: 1, effectiveFrom: "2000-01-01", signAfterDays: 10, returnWindowDays: 7, freshWindowHours: 48, recordedAt: new Date(0) }
const ends = (signedAt: string, ...classes: Parameters<typeof windowEndsAtMs>[1]) => new Date(windowEndsAtMs(Date.parse(signedAt), classes, terms)).toISOString()

describe("the window after signing", () => {
  it("is seven whole Shanghai days from the day after signing, whatever the hour", () => {
    expect(ends("2026-07-01T00:10:00+08:00", "ordinary")).toBe("2026-07-08T16:00:00.000Z")
    expect(ends("2026-07-01T23:50:00+08:00", "ordinary")).toBe("2026-07-08T16:00:00.000Z")
    expect(ends("2026-07-02T00:00:00+08:00", "ordinary")).toBe("2026-07-09T16:00:00.000Z")
  })
  it("is 48 hours for fresh goods and none for what was made for the buyer", () => {
    expect(ends("2026-07-01T12:00:00Z", "fresh")).toBe("2026-07-03T12:00:00.000Z")
    expect(ends("2026-07-01T12:00:00Z", "made_to_order")).toBe("2026-07-01T12:00:00.000Z")
  })
  it("is the longest of the parcel's lines", () => {
    expect(ends("2026-07-01T04:00:00Z", "fresh", "ordinary", "made_to_order")).toBe("2026-07-08T16:00:00.000Z")
  })
})
