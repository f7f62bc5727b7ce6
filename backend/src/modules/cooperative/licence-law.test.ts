import { describe, expect, it } from "vitest"
import { licenceStandingOn, missingLicences, worstStanding } from "./licence-law"

const today = "2026-11-24"
const business = { type: "business", expires_on: null } as const

describe("a licence", () => {
  it("is valid through its last day, warns thirty days before, and may never expire", () => {
    expect(["2026-11-23", "2026-11-24", "2026-12-24", "2026-12-25", null].map((day) => licenceStandingOn(day, today))).toEqual(["expired", "expiring", "expiring", "valid", "valid"])
  })

  it("is needed for what a cooperative sells: everybody registers, who processes food is licensed for it", () => {
    expect(missingLicences(["raw_produce"], [], today)).toEqual(["business"])
    expect(missingLicences(["raw_produce", "craft"], [business], today)).toEqual([])
    expect(missingLicences(["processed_food"], [business], today)).toEqual(["food_production"])
    expect(missingLicences(["processed_food"], [business, { type: "food_workshop", expires_on: "2027-01-01" }], today)).toEqual([])
    expect(missingLicences(["processed_food"], [business, { type: "food_workshop", expires_on: "2026-11-23" }], today)).toEqual(["food_production"])
  })

  it("that was renewed warns no more", () => {
    expect(worstStanding([business, { type: "food_production", expires_on: "2026-11-30" }], today)).toBe("expiring")
    expect(worstStanding([business, { type: "food_production", expires_on: "2026-11-30" }, { type: "food_production", expires_on: "2029-11-30" }], today)).toBe("valid")
    expect(worstStanding([], today)).toBeNull()
  })
})
