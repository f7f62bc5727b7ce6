import { describe, expect, it } from "vitest"
import { SaleLawBroken, type SalePlan } from "../../shared/src/ledger/sale-law.arbitrary.js"
import { prove } from "./share.js"

const noThreeLines = ({ snapshot }: SalePlan): void => {
  if (snapshot.lines.length === 3) throw new SaleLawBroken("no sale has three lines", snapshot.lines.map((line) => line.lineId).join(" "))
}

describe("a share of the ledger's proof", () => {
  it("holds over the real law, and says how many cases it tried", () => {
    expect(prove({ seed: 2026, cases: 20 })).toEqual({ seed: 2026, cases: 20, failure: null })
  })

  it("names a case that breaks the law, and its seed and path bring that very case again", () => {
    const { failure } = prove({ seed: 2026, cases: 200 }, noThreeLines)
    expect(failure?.found).toContain("SaleLawBroken: no sale has three lines: line_0 line_1 line_2")
    expect(prove({ seed: 2026, cases: 1, path: failure?.path }, noThreeLines).failure?.found).toBe(failure?.found)
  })
})
