import { describe, expect, it } from "vitest"
import { AmountMismatch, RefundExceedsRemainder, RefundUnlawful, ReversalUnlawful } from "./errors.js"
import { accountFen, agreement, balances, drawOf, lineOf, NOON_MS, refundOf, snapshotOf, TestJournal } from "./journal.arbitrary.js"
import { refundEntry } from "./refund.js"
import { reversalEntry } from "./reversal.js"
import { sha256 } from "./sha256.arbitrary.js"
import type { LineSnapshot } from "./snapshot.js"
import { unappliedEntry, unappliedRefundEntry } from "./unapplied.js"

/** A line whose whole amount is benefit, so that a refund of n fen reverses n fen of shares. */
const allBenefit = (weights: Record<string, bigint>, lineFen: bigint): LineSnapshot =>
  lineOf({ unitPriceFen: lineFen, commission: { ruleId: "none", rateBps: 0 }, parts: [{ agreement: { ...agreement, rateBps: 10_000 }, draws: [drawOf("lot_1", 1n, weights)] }] })

const sold = (lines: LineSnapshot[], freight = snapshotOf().freight) => {
  const journal = new TestJournal()
  return { journal, sale: journal.sell(snapshotOf({ lines, freight })) }
}

const returned = (objectId: string, amountFen: bigint, quantity = 0) => refundOf(objectId, { lines: [{ lineId: "line_1", quantity, amountFen }] })
const correction = { actor: "staff_1", reasonCode: "refund_failed" }

describe("refunds are cumulative", () => {
  it("refunds of 1 then 2 and of 2 then 1 fen leave shares 1, 1, 5 alike", () => {
    const after = (amounts: bigint[]) => {
      const { journal, sale } = sold([allBenefit({ hh_a: 1n, hh_b: 1n, hh_c: 5n }, 7n)], [])
      amounts.forEach((amount, index) => journal.refund(returned(`re_${index}`, amount), sale))
      return balances(journal.entries)
    }
    expect(after([1n, 2n])).toEqual(after([2n, 1n]))
    expect(after([1n, 2n])).toEqual(after([3n]))
    expect(after([1n, 2n, 4n]).size).toBe(0)
  })

  it("400 refunds of 1 fen on shares 600, 600, 200 stay within 2 fen of exact and never give a share back", () => {
    const weights = { hh_a: 600n, hh_b: 600n, hh_c: 200n }
    const { journal, sale } = sold([allBenefit(weights, 1400n)], [])
    for (let refunded = 1; refunded <= 400; refunded += 1) {
      const entry = journal.refund(returned(`re_${refunded}`, 1n), sale)
      expect(entry.postings.filter((posting) => posting.account === "household_benefit").map((posting) => posting.amountFen)).toEqual([1n])
      const books = balances(journal.entries)
      for (const [household, share] of Object.entries(weights)) {
        const left = -Number(books.get(`household_benefit coop_mj line_1 lot_1 ${household}`) ?? 0n)
        expect(Math.abs(left - (Number(share) * (1400 - refunded)) / 1400)).toBeLessThan(2)
      }
    }
  })

  it("a platform discount goes back in the same proportion as the cash", () => {
    const { journal, sale } = sold([lineOf({ platformDiscountFen: 500n })], [])
    const { refund, postings } = journal.refund(returned("re_1", 700n), sale)
    expect(refund?.lines[0]).toMatchObject({ cashFen: 700n, grossFen: 933n, linkedFen: 933n })
    expect(postings.find((posting) => posting.account === "platform_promotion")?.amountFen).toBe(-233n)
    journal.refund(returned("re_2", 800n), sale)
    expect(balances(journal.entries).size).toBe(0)
  })

  it("a gift without cash goes back by returned quantity", () => {
    const { journal, sale } = sold([lineOf({ quantity: 3, platformDiscountFen: 6000n })], [])
    expect(journal.refund(returned("re_1", 0n, 1), sale).refund?.lines[0]?.grossFen).toBe(2000n)
    journal.refund(returned("re_2", 0n, 2), sale)
    expect(balances(journal.entries).size).toBe(0)
  })

  it("freight goes back to the buyer from the cooperative's freight", () => {
    const { journal, sale } = sold([lineOf()])
    journal.refund(refundOf("re_1", { lines: [{ lineId: "line_1", quantity: 1, amountFen: 2000n }], freight: [{ cooperativeId: "coop_mj", amountFen: 800n }] }), sale)
    expect(balances(journal.entries).size).toBe(0)
  })
})

describe("who bears a refund", () => {
  it.each(["cooperative", "carrier", "platform"] as const)("compensation borne by the %s leaves every share untouched", (bearer) => {
    const { journal, sale } = sold([lineOf()])
    const before = accountFen(journal.entries, "household_benefit")
    const entry = journal.refund(refundOf("re_1", { reason: "compensation", bearer, lines: [{ lineId: "line_1", quantity: 0, amountFen: 300n }], freight: [{ cooperativeId: "coop_mj", amountFen: 100n }] }), sale)
    expect(accountFen(journal.entries, "household_benefit")).toBe(before)
    expect(accountFen([entry], `${bearer}_compensation`)).toBe(400n)
    expect(entry.refund?.lines[0]).toMatchObject({ cashFen: 300n, grossFen: 0n, linkedFen: 0n })
    expect(() => journal.refund(returned("re_2", 1701n), sale)).toThrow(RefundExceedsRemainder)
  })

  it("a bearer is named exactly for compensation", () => {
    const { journal, sale } = sold([lineOf()])
    const lines = [{ lineId: "line_1", quantity: 0, amountFen: 1n }]
    expect(() => journal.refund(refundOf("re_1", { reason: "compensation", lines }), sale)).toThrow(RefundUnlawful)
    expect(() => journal.refund(refundOf("re_1", { bearer: "platform", lines }), sale)).toThrow(RefundUnlawful)
  })
})

describe("a refund at the provider's dashboard", () => {
  const two = [lineOf(), lineOf({ lineId: "line_2", unitPriceFen: 1000n }), lineOf({ lineId: "line_gift", platformDiscountFen: 2000n })]

  it("is spread over what is left of lines and freight, and marked", () => {
    const { journal, sale } = sold(two)
    journal.refund(returned("re_1", 1000n), sale)
    const { refund } = journal.refund(refundOf("re_2", { lines: null, amountFen: 280n, reason: "unspecified" }), sale)
    expect(refund).toMatchObject({ linesNamed: false, reason: "unspecified", freight: [{ cooperativeId: "coop_mj", amountFen: 80n }] })
    expect(refund?.lines.map(({ lineId, cashFen }) => [lineId, cashFen])).toEqual([["line_1", 100n], ["line_2", 100n]])
  })

  it("of all that is left takes the gifts with it and leaves exactly zero", () => {
    const { journal, sale } = sold(two)
    journal.refund(returned("re_1", 333n), sale)
    journal.refund(refundOf("re_2", { lines: null, amountFen: 3467n, reason: "unspecified" }), sale)
    expect(balances(journal.entries).size).toBe(0)
  })

  it("is reassigned by reversing it and posting it again with its lines", () => {
    const { journal, sale } = sold(two)
    const spread = journal.refund(refundOf("re_1", { lines: null, amountFen: 300n, reason: "unspecified" }), sale)
    journal.write(reversalEntry(spread, { correction, occurredAtMs: NOON_MS }, journal.entries, sha256))
    journal.refund({ ...returned("re_1/2", 300n), correction }, sale)
    const straight = sold(two)
    straight.journal.refund(returned("re_1", 300n), straight.sale)
    expect(balances(journal.entries)).toEqual(balances(straight.journal.entries))
  })
})

describe("refunds that are refused", () => {
  it("more than is left of a line, of its quantity or of freight", () => {
    const { journal, sale } = sold([lineOf({ quantity: 2 })])
    journal.refund(returned("re_1", 2500n, 1), sale)
    expect(() => journal.refund(returned("re_2", 1501n), sale)).toThrow(expect.objectContaining({ name: "RefundExceedsRemainder", subjectId: "line_1", remaining: 1500n, asked: 1501n }))
    expect(() => journal.refund(returned("re_2", 1500n, 2), sale)).toThrow(RefundExceedsRemainder)
    expect(() => journal.refund(refundOf("re_2", { lines: [], freight: [{ cooperativeId: "coop_mj", amountFen: 801n }] }), sale)).toThrow(RefundExceedsRemainder)
    expect(() => journal.refund(refundOf("re_2", { lines: null, amountFen: 2301n }), sale)).toThrow(RefundExceedsRemainder)
  })

  it("lines of another order, one line twice, and sums that differ from the money moved", () => {
    const { journal, sale } = sold([lineOf()])
    const line = { lineId: "line_1", quantity: 0, amountFen: 1n }
    expect(() => journal.refund(refundOf("re_1", { lines: [{ ...line, lineId: "line_9" }] }), sale)).toThrow(RefundUnlawful)
    expect(() => journal.refund(refundOf("re_1", { lines: [line, line] }), sale)).toThrow(RefundUnlawful)
    expect(() => journal.refund(refundOf("re_1", { lines: [line], amountFen: 2n }), sale)).toThrow(AmountMismatch)
    expect(() => journal.refund(refundOf("re_1", { lines: [{ ...line, amountFen: -1n }] }), sale)).toThrow(RefundExceedsRemainder)
  })
})

describe("reversals", () => {
  it("a refund that failed after posting leaves the books as if it had never been, whatever came between", () => {
    const { journal, sale } = sold([lineOf({ unitPriceFen: 1999n, platformDiscountFen: 77n })])
    const failed = journal.refund(returned("re_1", 333n), sale)
    journal.refund(returned("re_2", 500n), sale)
    journal.write(reversalEntry(failed, { correction, occurredAtMs: NOON_MS }, journal.entries, sha256))
    const straight = sold([lineOf({ unitPriceFen: 1999n, platformDiscountFen: 77n })])
    straight.journal.refund(returned("re_2", 500n), straight.sale)
    expect(balances(journal.entries)).toEqual(balances(straight.journal.entries))
  })

  it("a sale is undone once, and only while no refund of it stands", () => {
    const { journal, sale } = sold([lineOf()])
    const order = { correction, occurredAtMs: NOON_MS }
    const refund = journal.refund(returned("re_1", 1n), sale)
    expect(() => reversalEntry(sale, order, journal.entries, sha256)).toThrow(ReversalUnlawful)
    journal.write(reversalEntry(refund, order, journal.entries, sha256))
    const undone = journal.write(reversalEntry(sale, order, journal.entries, sha256))
    expect(balances(journal.entries).size).toBe(0)
    expect(() => reversalEntry(sale, order, journal.entries, sha256)).toThrow(ReversalUnlawful)
    expect(() => reversalEntry(undone, order, journal.entries, sha256)).toThrow(ReversalUnlawful)
    expect(() => refundEntry(returned("re_2", 1n), { sale, later: journal.entries }, sha256)).toThrow(RefundUnlawful)
  })

  it("a compensation and a refund of unapplied money are undone by their negation", () => {
    const { journal, sale } = sold([lineOf()])
    const before = balances(journal.entries)
    const paid = journal.refund(refundOf("re_1", { reason: "compensation", bearer: "carrier", lines: [{ lineId: "line_1", quantity: 0, amountFen: 300n }] }), sale)
    journal.write(reversalEntry(paid, { correction, occurredAtMs: NOON_MS }, journal.entries, sha256))
    expect(balances(journal.entries)).toEqual(before)
    const receipt = journal.write(unappliedEntry({ provider: "stripe", objectId: "pi_late", medusaId: null, amountFen: 5n, currency: "cny", occurredAtMs: NOON_MS }, "order_1"))
    const back = journal.write(unappliedRefundEntry({ provider: "stripe", objectId: "re_late", medusaId: null, amountFen: 5n, currency: "cny", occurredAtMs: NOON_MS }, receipt, []))
    journal.write(reversalEntry(back, { correction, occurredAtMs: NOON_MS }, journal.entries, sha256))
    expect(accountFen(journal.entries, "unapplied_receipts")).toBe(-5n)
  })
})
