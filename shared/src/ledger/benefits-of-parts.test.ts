import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { floorQuotient, sumFen } from "../money/index.js"
import { agreement, drawOf, lineOf, perKilogram, quickHash, refundOf, snapshotOf, TestJournal } from "./journal.arbitrary.js"
import { lineShares } from "./line-shares.js"
import { sale } from "./sale-laws.arbitrary.js"
import type { AgreementSnapshot, LineSnapshot } from "./snapshot.js"

const part = (stated: AgreementSnapshot | null, lotId: string, baseUnits: bigint) => ({ agreement: stated, draws: [drawOf(lotId, baseUnits, { hh_a: 2n, hh_b: 1n })] })
const shares = (own: Partial<LineSnapshot>) => lineShares(lineOf(own), quickHash)
const kilos = (own: Partial<LineSnapshot>, grams = 1500n) => shares({ ...own, parts: [part(perKilogram, "lot_1", grams)] })

describe("an agreement by base units", () => {
  it("gives its amount for what the line takes, floored, whatever the price", () => {
    expect(kilos({ unitPriceFen: 2000n })).toMatchObject({ benefitFen: 450n, commissionFen: 100n, cooperativeFen: 1450n, cappedFen: 0n })
    expect(kilos({ unitPriceFen: 4000n })).toMatchObject({ benefitFen: 450n, commissionFen: 200n, cooperativeFen: 3350n, cappedFen: 0n })
    expect(kilos({ unitPriceFen: 2000n }, 333n).benefitFen).toBe(99n)
    expect(kilos({ unitPriceFen: 2000n, cooperativeDiscountFen: 700n, platformDiscountFen: 300n }).benefitFen).toBe(450n)
  })

  it("gives at most what the price leaves after commission, and says how much was not given", () => {
    expect(kilos({ unitPriceFen: 400n })).toMatchObject({ lineFen: 400n, benefitFen: 380n, commissionFen: 20n, cooperativeFen: 0n, cappedFen: 70n })
    expect(kilos({ unitPriceFen: 2000n, cooperativeDiscountFen: 2000n })).toMatchObject({ lineFen: 0n, benefitFen: 0n, cooperativeFen: 0n, cappedFen: 450n })
  })

  it("takes of a line no more than the part of L its goods have", () => {
    const parts = [part(perKilogram, "lot_1", 1000n), part(null, "lot_2", 9000n)]
    expect(shares({ unitPriceFen: 2000n, parts })).toMatchObject({ linkedFen: 200n, benefitFen: 200n, cappedFen: 100n })
  })

  it("leaves shares of L whole and divides what is left over what the others ask", () => {
    const parts = [part({ ...agreement, rateBps: 9000 }, "lot_1", 1000n), part({ ...perKilogram, agreementId: "agr_k1" }, "lot_2", 1000n), part({ ...perKilogram, agreementId: "agr_k2", fen: 150n }, "lot_3", 1000n)]
    const found = shares({ unitPriceFen: 600n, parts, commission: { ruleId: "all", rateBps: 5000 } })
    expect(found).toMatchObject({ lineFen: 600n, commissionFen: 300n, benefitFen: 300n, cooperativeFen: 0n })
    expect(found.households.filter(({ lotId }) => lotId === "lot_1").reduce((sum, share) => sum + share.amountFen, 0n)).toBe(180n)
    expect(found.cappedFen).toBe(450n - 120n)
  })

  it("is refunded like any other benefit: by the sum given back alone, to exactly zero", () => {
    const journal = new TestJournal(quickHash)
    const line = lineOf({ unitPriceFen: 2000n, parts: [part(perKilogram, "lot_1", 1500n)] })
    const sold = journal.sell(snapshotOf({ lines: [line], freight: [] }))
    for (const [index, amountFen] of [333n, 667n, 1000n].entries()) journal.refund(refundOf(`re_${index}`, { lines: [{ lineId: line.lineId, quantity: 0, amountFen }] }), sold)
    const benefit = journal.entries.map((entry) => sumFen(entry.postings.filter((posting) => posting.account === "household_benefit").map((posting) => posting.amountFen)))
    expect(benefit).toEqual([-450n, 75n, 150n, 225n])
  })

  it("never leaves the cooperative below nothing, and is given whole wherever the price bears it", () => {
    fc.assert(
      fc.property(sale, (snapshot) => {
        for (const line of snapshot.lines) {
          const found = lineShares(line, quickHash)
          expect(found.benefitFen + found.commissionFen).toBeLessThanOrEqual(found.lineFen)
          const named = line.parts.map(({ agreement: one, draws }) => (one?.base === "base_units" ? floorQuotient(one.fen * sumFen(draws.map((draw) => draw.baseUnits)), BigInt(one.perBaseUnits)) : 0n))
          expect(found.cappedFen).toBeLessThanOrEqual(sumFen(named))
          expect(found.cappedFen > 0n && line.parts.length === 1 ? found.cooperativeFen : 0n).toBe(0n)
        }
      }),
      { numRuns: 1_000 },
    )
  }, 120_000)
})
