import { describe, expect, it } from "vitest"
import { ApportionmentRefused } from "../money/index.js"
import { AmountMismatch, CurrencyMismatch, ReceiptUnavailable, SharesExceedLine, SnapshotUnlawful } from "./errors.js"
import { accountFen, agreement, balances, captureOf, drawOf, lineOf, NOON_MS, snapshotOf, TestJournal } from "./journal.arbitrary.js"
import { lineShares } from "./line-shares.js"
import { applicationEntry, saleEntry } from "./sale.js"
import { sha256 } from "./sha256.arbitrary.js"
import { unappliedEntry, unappliedRefundEntry } from "./unapplied.js"

const booksOf = (snapshot = snapshotOf()) => {
  const journal = new TestJournal()
  journal.sell(snapshot)
  return Object.fromEntries(balances(journal.entries))
}

describe("what a captured order posts", () => {
  it("cash is debited, household shares, commission, cooperative and freight are credited", () => {
    expect(booksOf()).toEqual({
      "clearing coop_mj": 800n,
      "clearing coop_mj line_1": 2000n,
      "household_benefit coop_mj line_1 lot_1 hh_a": -150n,
      "household_benefit coop_mj line_1 lot_1 hh_b": -50n,
      "commission coop_mj line_1": -100n,
      "cooperative coop_mj line_1": -1700n,
      "cooperative_freight coop_mj": -800n,
    })
  })

  it("a cooperative's discount lowers the line, a platform's is paid by the platform", () => {
    const books = booksOf(snapshotOf({ lines: [lineOf({ quantity: 2, cooperativeDiscountFen: 333n, platformDiscountFen: 500n })], freight: [] }))
    expect(books["platform_promotion coop_mj line_1"]).toBe(500n)
    expect(books["clearing coop_mj line_1"]).toBe(3167n)
    expect(books["commission coop_mj line_1"]).toBe(-183n)
    expect(books["cooperative coop_mj line_1"]).toBe(-3118n)
  })

  it("a gift the platform pays for accrues benefit though no cash moves; one the cooperative gives posts nothing", () => {
    const given = booksOf(snapshotOf({ lines: [lineOf({ platformDiscountFen: 2000n })], freight: [] }))
    expect(given["platform_promotion coop_mj line_1"]).toBe(2000n)
    expect(given["household_benefit coop_mj line_1 lot_1 hh_a"]).toBe(-150n)
    expect(given["clearing coop_mj line_1"]).toBeUndefined()
    expect(booksOf(snapshotOf({ lines: [lineOf({ cooperativeDiscountFen: 2000n })], freight: [] }))).toEqual({})
  })

  it("a line without an agreement leaves all but the commission to the cooperative", () => {
    const books = booksOf(snapshotOf({ lines: [lineOf({ parts: [{ agreement: null, draws: [drawOf(null, 1n, {})] }] })] }))
    expect(books["cooperative coop_mj line_1"]).toBe(-1900n)
    expect(Object.keys(books).filter((key) => key.startsWith("household"))).toEqual([])
  })

  it("a line straddling two lots of one agreement keeps ⌊L × rate⌋ and divides it by base units", () => {
    const line = lineOf({ quantity: 3, unitPriceFen: 999n, parts: [{ agreement, draws: [drawOf("lot_1", 1000n, { hh_a: 1n }), drawOf("lot_2", 500n, { hh_a: 1n, hh_b: 1n })] }] })
    const shares = lineShares(line, sha256)
    expect(shares.benefitFen).toBe(299n)
    expect(shares.households.filter((share) => share.lotId === "lot_1").map((share) => share.amountFen)).toEqual([199n])
    expect(shares.households.filter((share) => share.lotId === "lot_2").map((share) => share.amountFen)).toEqual([50n, 50n])
  })

  it("lots of different agreements are different parts, each with its own rate of its own share of the line", () => {
    const other = { ...agreement, agreementId: "agr_other", rateBps: 2000 }
    const parts = [
      { agreement, draws: [drawOf("lot_1", 500n, { hh_a: 1n })] },
      { agreement: other, draws: [drawOf("lot_2", 250n, { hh_b: 1n })] },
      { agreement: null, draws: [drawOf("lot_3", 250n, {})] },
    ]
    const shares = lineShares(lineOf({ parts }), sha256)
    expect(shares).toMatchObject({ lineFen: 2000n, linkedFen: 1500n, benefitFen: 200n, commissionFen: 100n, cooperativeFen: 1700n })
    expect(shares.households.map((share) => share.amountFen)).toEqual([100n, 100n])
  })
})

describe("what is refused", () => {
  it("a capture of one fen more or less, with what was expected and found", () => {
    const attempt = () => saleEntry(captureOf(snapshotOf(), { amountFen: 2799n }), snapshotOf(), sha256)
    expect(attempt).toThrow(AmountMismatch)
    expect(attempt).toThrow(expect.objectContaining({ objectId: "pi_order_1", expectedFen: 2800n, foundFen: 2799n }))
  })

  it("a capture in another currency", () => {
    expect(() => saleEntry(captureOf(snapshotOf(), { currency: "usd" }), snapshotOf(), sha256)).toThrow(CurrencyMismatch)
  })

  it("benefit and commission above the line", () => {
    const line = lineOf({ commission: { ruleId: "all", rateBps: 9500 } })
    expect(() => lineShares(line, sha256)).toThrow(SharesExceedLine)
  })

  it("a benefit nobody can receive", () => {
    const line = lineOf({ parts: [{ agreement, draws: [drawOf("lot_1", 500n, { hh_a: 0n })] }] })
    expect(() => lineShares(line, sha256)).toThrow(ApportionmentRefused)
  })

  it.each([
    ["a platform discount above the line", { platformDiscountFen: 2001n }],
    ["a cooperative discount above the price", { cooperativeDiscountFen: 2001n }],
    ["a negative price", { unitPriceFen: -1n }],
    ["half a unit", { quantity: 0.5 }],
    ["no parts", { parts: [] }],
    ["a draw of nothing", { parts: [{ agreement, draws: [drawOf("lot_1", 0n, { hh_a: 1n })] }] }],
    ["one lot drawn twice", { parts: [{ agreement, draws: [drawOf("lot_1", 1n, { hh_a: 1n }), drawOf("lot_1", 1n, { hh_a: 1n })] }] }],
    ["one agreement in two parts", { parts: [{ agreement, draws: [drawOf("lot_1", 1n, { hh_a: 1n })] }, { agreement, draws: [drawOf("lot_2", 1n, { hh_a: 1n })] }] }],
  ])("%s", (_, own) => {
    const snapshot = { ...snapshotOf(), lines: [lineOf(own)] }
    expect(() => saleEntry(captureOf(snapshotOf()), snapshot, sha256)).toThrow(SnapshotUnlawful)
  })

  it("two lines of one id, or two freights of one cooperative", () => {
    const twice = snapshotOf({ lines: [lineOf(), lineOf()] })
    expect(() => saleEntry(captureOf(twice), twice, sha256)).toThrow(SnapshotUnlawful)
    const freight = snapshotOf().freight
    const doubled = snapshotOf({ freight: [...freight, ...freight] })
    expect(() => saleEntry(captureOf(doubled), doubled, sha256)).toThrow(SnapshotUnlawful)
  })
})

describe("money without an order", () => {
  const received = () => {
    const journal = new TestJournal()
    return { journal, receipt: journal.write(unappliedEntry(captureOf(snapshotOf()), null)) }
  }
  const givenBack = (objectId: string, amountFen: bigint) => ({ ...captureOf(snapshotOf()), objectId, amountFen })

  it("waits in unapplied receipts and becomes the sale when applied", () => {
    const { journal, receipt } = received()
    expect(Object.fromEntries(balances(journal.entries))).toEqual({ clearing: 2800n, unapplied_receipts: -2800n })
    journal.write(applicationEntry(receipt, { snapshot: snapshotOf(), occurredAtMs: NOON_MS, earlier: [] }, sha256))
    expect(accountFen(journal.entries, "unapplied_receipts")).toBe(0n)
    expect(accountFen(journal.entries, "household_benefit")).toBe(-200n)
    expect(() => unappliedRefundEntry(givenBack("re_1", 1n), receipt, journal.entries)).toThrow(ReceiptUnavailable)
    expect(() => applicationEntry(receipt, { snapshot: snapshotOf(), occurredAtMs: NOON_MS, earlier: journal.entries }, sha256)).toThrow(ReceiptUnavailable)
  })

  it("goes back in parts, never more than came", () => {
    const { journal, receipt } = received()
    journal.write(unappliedRefundEntry(givenBack("re_1", 800n), receipt, journal.entries))
    expect(() => unappliedRefundEntry(givenBack("re_2", 2001n), receipt, journal.entries)).toThrow("2000 fen are left, 2001 were asked")
    expect(() => applicationEntry(receipt, { snapshot: snapshotOf(), occurredAtMs: NOON_MS, earlier: journal.entries }, sha256)).toThrow(AmountMismatch)
    journal.write(unappliedRefundEntry(givenBack("re_2", 2000n), receipt, journal.entries))
    expect(balances(journal.entries).size).toBe(0)
  })
})
