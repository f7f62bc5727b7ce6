import { describe, expect, it } from "vitest"
import { everyHousehold } from "./beneficiaries"
import { everyOffer } from "./goods/every-offer"
import { contributionsOf, householdsOf } from "./people"

const homes = everyHousehold(everyOffer)
const all = [...homes.values()].flat()

describe("demo households", () => {
  it("are at least 240, each once, and marked as a demo by name and by numbers no telephone and no bank has", () => {
    expect(all.length).toBeGreaterThanOrEqual(240)
    expect(new Set(all.map((home) => home.id)).size).toBe(all.length)
    for (const { registered } of all) {
      expect(registered).toMatchObject({ isDemo: true, name: expect.stringMatching(/^演示农户-\d{3}$/), phone: expect.stringMatching(/^100\d{8}$/), bankAccount: expect.stringMatching(/^999\d{13}$/) })
      expect(registered.id).toMatch(/^hh_[0-9A-Za-z]{8,40}$/)
    }
  })

  it("leave some cooperative with fewer than five, so that suppression can be seen", () => {
    expect([...homes.values()].some((own) => own.length < 5)).toBe(true)
  })

  it("are the same at every run", () => {
    expect(everyHousehold(everyOffer)).toEqual(homes)
  })

  it("deliver every lot to the last unit, each household something", () => {
    for (const offer of everyOffer) {
      for (const lot of Object.values(offer.items).flatMap((item) => item.lots ?? [])) {
        const given = contributionsOf(lot, homes.get(offer.handle) ?? [])
        expect(given).toHaveLength(lot.households)
        expect(given.reduce((sum, one) => sum + one.baseUnits, 0n)).toBe(BigInt(lot.delivered))
        expect(given.every((one) => one.baseUnits > 0n)).toBe(true)
      }
    }
  })

  it("are refused when a village has too few", () => {
    expect(() => householdsOf([], "乌卡坪村", 1)).toThrow(/乌卡坪村 has 0 demo households/)
  })
})
