import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { sumFen } from "../money/index.js"
import type { Entry, EntryDraft } from "./entry.js"
import { agreement, drawOf, lineOf, quickHash, TestJournal } from "./journal.arbitrary.js"
import { lineAmounts } from "./line-amounts.js"
import { lineShares } from "./line-shares.js"
import { propertyRuns } from "./property-runs.arbitrary.js"
import { refundEntry } from "./refund.js"
import type { Refund } from "./refund-statement.js"
import { proveSale, SaleLawBroken, salePlans } from "./sale-law.arbitrary.js"
import { sale } from "./sale-laws.arbitrary.js"
import { sha256 } from "./sha256.arbitrary.js"

describe(`${propertyRuns} random sales with discounts, several lots and partial refunds in shuffled order`, () => {
  it("keep shares equal to the benefit, depend on the sum refunded alone, and end at exactly zero", () => {
    expect(() => fc.assert(fc.property(salePlans, (plan) => proveSale(plan)), { numRuns: propertyRuns })).not.toThrow()
  }, 600_000)

  it("each line posts L, its shares and its cash exactly", () => {
    fc.assert(
      fc.property(sale, (snapshot) => {
        for (const line of snapshot.lines) {
          const [shares, amounts] = [lineShares(line, sha256), lineAmounts(line)]
          expect(shares.benefitFen + shares.commissionFen + shares.cooperativeFen).toBe(shares.lineFen)
          expect(sumFen(shares.households.map((share) => share.amountFen))).toBe(shares.benefitFen)
          expect(amounts.cashFen + amounts.promotionFen).toBe(shares.lineFen)
          expect(shares.linkedFen).toBeLessThanOrEqual(shares.lineFen)
        }
      }),
      { numRuns: 500 },
    )
  })
})

/** A journal that writes refunds otherwise than the law wants. */
const journalWith = (change: (draft: EntryDraft) => EntryDraft) =>
  class extends TestJournal {
    override write(draft: EntryDraft): Entry {
      return super.write(draft.kind === "refund" && draft.postings.length > 1 ? change(draft) : draft)
    }
  }

/** Each refund by itself, as if there had been none before. */
class ForgetfulJournal extends TestJournal {
  override refund(refund: Refund, sold: Entry): Entry {
    return this.write(refundEntry(refund, { sale: sold, later: [] }, this.hash))
  }
}

const moved = (draft: EntryDraft, fen: bigint): EntryDraft => ({ ...draft, postings: draft.postings.map((posting) => (posting.account === "cooperative" || posting.account === "household_benefit" ? { ...posting, amountFen: posting.amountFen + fen } : posting)) })

describe("the proof", () => {
  it.each([
    ["every entry is balanced", journalWith((draft) => moved(draft, 1n))],
    ["a refund never raises a share", journalWith((draft) => ({ ...draft, postings: draft.postings.map((posting) => ({ ...posting, amountFen: -posting.amountFen })) }))],
    ["no share is overdrawn", journalWith((draft) => ({ ...draft, postings: draft.postings.map((posting) => ({ ...posting, amountFen: 9n * posting.amountFen })) }))],
    ["the final state depends on the cumulative refund alone", ForgetfulJournal],
    ["a full refund is exactly zero", journalWith((draft) => (draft.source.objectId === "re_rest" ? { ...draft, postings: [] } : draft))],
  ])("fires where not: %s", (law, Journal) => {
    const { errorInstance } = fc.check(fc.property(salePlans, (plan) => proveSale(plan, () => new Journal(quickHash, false))), { numRuns: 300, seed: 2026, endOnFailure: true })
    expect(errorInstance).toBeInstanceOf(SaleLawBroken)
    expect((errorInstance as SaleLawBroken).law).toBe(law)
  })
})

describe("drift", () => {
  it("over 10,000 small lines seven equal households stay within 100 fen of one another's exact share", () => {
    const households = Object.fromEntries(Array.from({ length: 7 }, (_, index) => [`hh_${index}`, 1n]))
    const parts = [{ agreement: { ...agreement, rateBps: 10_000 }, draws: [drawOf("lot_1", 1n, households)] }]
    const accrued = new Map<string, number>()
    let benefit = 0
    for (let number = 0; number < 10_000; number += 1) {
      const line = lineOf({ lineId: `line_${number}`, unitPriceFen: BigInt(1 + (number % 13)), commission: { ruleId: "none", rateBps: 0 }, parts })
      for (const share of lineShares(line, sha256).households) accrued.set(share.householdId, (accrued.get(share.householdId) ?? 0) + Number(share.amountFen))
      benefit += 1 + (number % 13)
    }
    for (const sum of accrued.values()) expect(Math.abs(sum - benefit / 7)).toBeLessThan(100)
  })
})
