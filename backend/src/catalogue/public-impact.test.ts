import { describe, expect, it } from "vitest"
import type { ImpactGroup } from "../modules/benefit"
import { publicImpactOf } from "./public-impact"

const NOW = Date.parse("2026-11-23T03:00:00Z")
const group = (households: number, householdsPaid = 0, householdsUnpaid = households - householdsPaid): ImpactGroup => ({ linkedSalesFen: 100_000n, accruedFen: BigInt(households) * 1_000n, paidFen: BigInt(householdsPaid) * 1_000n, households, householdsPaid, householdsUnpaid })
const impactOf = (whole: ImpactGroup, byCounty: Record<string, ImpactGroup>) => publicImpactOf({ ...whole, byCounty: new Map(Object.entries(byCounty)) }, NOW)
const rowOf = (impact: ReturnType<typeof impactOf>, code: string) => impact.by_county.find((county) => county.code === code)

describe("what the public reads of the programme", () => {
  it("is every figure where every group has five households or more", () => {
    const impact = impactOf(group(21, 21), { "522635": group(12, 12), "522634": group(9, 9) })
    expect(impact).toMatchObject({ households: 21, benefit_accrued_fen: "21000", benefit_paid_fen: "21000", linked_sales_fen: "100000", counties: 2, as_of: "2026-11-23" })
    expect(impact.by_county).toEqual([{ code: "522634", name: "雷山县", households: 9, benefit_accrued_fen: "9000", benefit_paid_fen: "9000" }, { code: "522635", name: "麻江县", households: 12, benefit_accrued_fen: "12000", benefit_paid_fen: "12000" }])
  })

  it("withholds a small county with its amounts, and a second one that subtraction would give it by", () => {
    const impact = impactOf(group(24), { "522635": group(12), "522634": group(9), "522636": group(3) })
    expect(impact.households).toBe(24)
    expect(rowOf(impact, "522636")).toMatchObject({ households: null, benefit_accrued_fen: null })
    expect(rowOf(impact, "522634")).toMatchObject({ households: null, benefit_accrued_fen: null })
    expect(rowOf(impact, "522635")).toMatchObject({ households: 12, benefit_accrued_fen: "12000" })
  })

  it("says nothing of a programme that has fewer than five households", () => {
    expect(impactOf(group(4), { "522635": group(4) })).toMatchObject({ households: null, linked_sales_fen: null, benefit_accrued_fen: null, benefit_paid_fen: null, by_county: [{ households: null }] })
  })

  it("withholds what was paid where few were paid, or few still wait", () => {
    for (const paid of [3, 17]) expect(impactOf(group(20, paid), { "522635": group(20, paid) })).toMatchObject({ households: 20, benefit_accrued_fen: "20000", benefit_paid_fen: null })
    for (const paid of [0, 10, 20]) expect(impactOf(group(20, paid), { "522635": group(20, paid) }).benefit_paid_fen).toBe(String(paid * 1_000))
  })

  it("has nothing to hide before the first sale", () => {
    expect(impactOf(group(0), {})).toMatchObject({ households: 0, benefit_accrued_fen: "0", benefit_paid_fen: "0", linked_sales_fen: "100000", by_county: [] })
  })
})
