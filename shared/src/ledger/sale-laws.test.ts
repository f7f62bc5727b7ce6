import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { sumFen } from "../money/index.js"
import type { Entry } from "./entry.js"
import { accountFen, agreement, balances, drawOf, lineOf, quickHash, refundOf, TestJournal } from "./journal.arbitrary.js"
import { lineAmounts } from "./line-amounts.js"
import { lineShares } from "./line-shares.js"
import { remainderOf } from "./sale-history.js"
import { propertyRuns } from "./property-runs.arbitrary.js"
import { type PartialRefund, partialRefunds, sale } from "./sale-laws.arbitrary.js"
import { sha256 } from "./sha256.arbitrary.js"
import type { SaleSnapshot } from "./snapshot.js"

const refundsInOrder = (snapshot: SaleSnapshot, refunds: readonly PartialRefund[]) => {
  const journal = new TestJournal(quickHash, false)
  const sold = journal.sell(snapshot)
  refunds.forEach((refund, index) => journal.refund(refundOf(`re_${index}`, { lines: [refund] }), sold))
  return { journal, sold }
}

/** Everything a journal must hold after every entry: balance, shares equal to the benefit, nothing below zero. */
function expectLawful(entries: readonly Entry[], snapshot: SaleSnapshot) {
  expect(entries.filter((entry) => sumFen(entry.postings.map((posting) => posting.amountFen)) !== 0n)).toEqual([])
  expect([...balances(entries)].filter(([account, left]) => /^(household_benefit|commission|cooperative)/.test(account) && left > 0n)).toEqual([])
  const benefit = sumFen(snapshot.lines.map((line) => lineShares(line, quickHash).benefitFen))
  expect(accountFen(entries.slice(0, 1), "household_benefit")).toBe(-benefit)
}

/** Pays back whatever is left: cash, freight and gifts. */
function refundTheRest(journal: TestJournal, sold: Entry) {
  const left = remainderOf({ sale: sold, later: journal.entries })
  const lines = [...left.lines.values()].map(({ line, cashFen, quantity }) => ({ lineId: line.lineId, quantity, amountFen: cashFen }))
  const freight = [...left.freight].map(([cooperativeId, amountFen]) => ({ cooperativeId, amountFen }))
  journal.refund(refundOf("re_rest", { lines, freight }), sold)
}

const plans = sale.chain((snapshot) =>
  partialRefunds(snapshot).chain((refunds) =>
    fc.record({ snapshot: fc.constant(snapshot), refunds: fc.constant(refunds), shuffled: fc.shuffledSubarray(refunds, { minLength: refunds.length, maxLength: refunds.length }) }),
  ),
)

describe(`${propertyRuns} random sales with discounts, several lots and partial refunds in shuffled order`, () => {
  it("keep shares equal to the benefit, depend on the sum refunded alone, and end at exactly zero", () => {
    fc.assert(
      fc.property(plans, ({ snapshot, refunds, shuffled }) => {
        const first = refundsInOrder(snapshot, refunds)
        expectLawful(first.journal.entries, snapshot)
        const second = refundsInOrder(snapshot, shuffled)
        expect(balances(second.journal.entries)).toEqual(balances(first.journal.entries))
        refundTheRest(second.journal, second.sold)
        expect(balances(second.journal.entries).size).toBe(0)
      }),
      { numRuns: propertyRuns },
    )
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
