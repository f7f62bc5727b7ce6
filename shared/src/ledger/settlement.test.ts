import { describe, expect, it } from "vitest"
import { audit } from "./auditor.js"
import type { Entry } from "./entry.js"
import { HandoverUnlawful } from "./errors.js"
import { evidenceEntry } from "./evidence.js"
import { accountFen, drawOf, agreement, lineOf, NOON_MS, refundOf, snapshotOf, TestJournal } from "./journal.arbitrary.js"
import { advanceEntry, cooperativePayoutEntry, payoutEntry, periodBenefitEntry } from "./payout.js"
import { reversalEntry } from "./reversal.js"
import { offsetEntry, settlementEntry } from "./settlement.js"
import { sha256 } from "./sha256.arbitrary.js"

const batch = { batchId: "bat_1", cooperativeId: "coop_mj", from: "2026-11-01", to: "2026-11-30" }
const LATER_MS = NOON_MS + 20 * 24 * 60 * 60 * 1000

class Market extends TestJournal {
  settle(orderId: string, into = batch): Entry {
    return this.write(settlementEntry({ orderId, batch: into, occurredAtMs: LATER_MS }, this.of(orderId), this.books.advances))
  }

  pay(householdIds: readonly string[], payoutId = "pay_1"): Entry {
    const payable = new Map(householdIds.map((id) => [id, this.books.household(batch.batchId, id).payableFen]))
    return this.write(payoutEntry({ payoutId, batch, householdIds, payable, source: "voucher", proof: "d1", occurredAtMs: LATER_MS }))
  }
}

async function expectLawful(market: Market): Promise<void> {
  expect(await audit(market.entries, [], { hash: sha256, verifySignature: null })).toMatchObject({ ok: true })
}

const sold = (orderId = "order_1"): Market => {
  const market = new Market()
  market.sell(snapshotOf({ orderId }))
  return market
}
const refundAll = (market: Market, orderId = "order_1", objectId = "re_1"): Entry => {
  const [sale] = market.of(orderId)
  return market.refund(refundOf(objectId, { occurredAtMs: LATER_MS, lines: [{ lineId: "line_1", quantity: 1, amountFen: 2000n }], freight: [{ cooperativeId: "coop_mj", amountFen: 800n }] }), sale as Entry)
}

describe("a settled parcel", () => {
  it("moves what a sale of 20 yuan accrued to what is payable: 2 yuan to two households, 17 to the cooperative, 8 of freight", async () => {
    const market = sold()
    market.settle("order_1")
    expect(accountFen(market.entries, "household_benefit")).toBe(0n)
    expect([market.books.household("bat_1", "hh_a").payableFen, market.books.household("bat_1", "hh_b").payableFen]).toEqual([150n, 50n])
    expect(market.books.payableFen("bat_1")).toBe(1700n + 800n)
    await expectLawful(market)
  })

  it("is settled once, and only where the order has goods of the cooperative", () => {
    const market = sold()
    market.settle("order_1")
    expect(() => market.settle("order_1")).toThrow(HandoverUnlawful)
    expect(() => market.settle("order_1", { ...batch, cooperativeId: "coop_other" })).toThrow(HandoverUnlawful)
    expect(() => market.settle("order_unknown")).toThrow(HandoverUnlawful)
  })

  it("holds less after a refund before the settlement, and nothing after a full one", () => {
    const market = sold()
    refundAll(market)
    expect(market.settle("order_1").postings).toEqual([])
  })
})

describe("a refund after the payout", () => {
  it("is the cooperative's debt and leaves the household alone", async () => {
    const market = sold()
    market.settle("order_1")
    market.pay(["hh_a", "hh_b"])
    const [sweep] = market.sweep(refundAll(market))
    expect(sweep?.postings.some((posting) => posting.account === "household_payable")).toBe(false)
    expect([accountFen(market.entries, "household_benefit"), accountFen(market.entries, "household_payable"), accountFen(market.entries, "cooperative")]).toEqual([0n, 0n, 0n])
    expect(market.books.receivableFen("coop_mj")).toBe(200n + 1700n + 800n)
    await expectLawful(market)
  })

  it("is offset against the cooperative's own next settlement and never against a household's", async () => {
    const market = sold()
    market.settle("order_1")
    market.sweep(refundAll(market))
    market.sell(snapshotOf({ orderId: "order_2" }), { objectId: "pi_2" })
    const next = { ...batch, batchId: "bat_2", from: "2026-12-01", to: "2026-12-31" }
    market.settle("order_2", next)
    const offset = market.write(offsetEntry({ batch: next, payableFen: market.books.payableFen("bat_2"), receivableFen: market.books.receivableFen("coop_mj"), occurredAtMs: LATER_MS }))
    expect(offset.postings.map((posting) => posting.account)).toEqual(["cooperative_payable", "cooperative_receivable"])
    expect([market.books.payableFen("bat_2"), market.books.receivableFen("coop_mj"), market.books.household("bat_2", "hh_a").payableFen]).toEqual([0n, 200n, 150n])
    await expectLawful(market)
  })

  it("that fails at the provider afterwards takes the debt away again", async () => {
    const market = sold()
    market.settle("order_1")
    const refund = refundAll(market)
    market.sweep(refund)
    const undone = market.write(reversalEntry(refund, { correction: { actor: "job", reasonCode: "refund_failed" }, occurredAtMs: LATER_MS }, market.of("order_1"), sha256))
    market.sweep(undone)
    expect([market.books.receivableFen("coop_mj"), market.books.household("bat_1", "hh_a").payableFen]).toEqual([0n, 150n])
    await expectLawful(market)
  })
})

describe("a refund before the settlement that fails after it", () => {
  it("owes the household its share anew, in the parcel's batch, and the cooperative the rest", async () => {
    const market = sold()
    const refund = refundAll(market)
    market.settle("order_1")
    market.sweep(market.write(reversalEntry(refund, { correction: { actor: "job", reasonCode: "refund_failed" }, occurredAtMs: LATER_MS }, market.of("order_1"), sha256)))
    expect([market.books.household("bat_1", "hh_a").payableFen, market.books.receivableFen("coop_mj")]).toEqual([150n, -2500n])
    market.write(offsetEntry({ batch, payableFen: 0n, receivableFen: -2500n, occurredAtMs: LATER_MS }))
    expect([market.books.payableFen("bat_1"), market.books.receivableFen("coop_mj")]).toEqual([2500n, 0n])
    await expectLawful(market)
  })
})

describe("an advance at delivery", () => {
  const advanced = (): Market => {
    const market = sold()
    market.write(advanceEntry({ advanceId: "adv_1", cooperativeId: "coop_mj", lotId: "lot_1", households: [{ householdId: "hh_a", amountFen: 100n }], source: "delivery_receipt", proof: "d0", occurredAtMs: NOON_MS }))
    market.settle("order_1")
    return market
  }

  it("is attributed by the sale: the cooperative that paid it is repaid, the household is owed the rest", async () => {
    const market = advanced()
    expect(market.books.household("bat_1", "hh_a")).toEqual({ settledFen: 150n, payableFen: 50n, paidFen: 100n })
    expect(market.books.payableFen("bat_1")).toBe(1700n + 800n + 100n)
    await expectLawful(market)
  })

  it("is un-attributed by a refund, stands for the next sale, and the household owes nothing", async () => {
    const market = advanced()
    market.sweep(refundAll(market))
    expect(market.books.advances.get("lot_1 hh_a")).toBe(100n)
    expect(accountFen(market.entries, "household_payable")).toBe(-100n)
    await expectLawful(market)
  })

  it("that another sale used meanwhile is owed to the household anew when the refund fails", async () => {
    const market = advanced()
    const refund = refundAll(market)
    market.sweep(refund)
    market.sell(snapshotOf({ orderId: "order_2", lines: [lineOf({ parts: [{ agreement, draws: [drawOf("lot_1", 500n, { hh_a: 1n })] }] })] }), { objectId: "pi_2" })
    market.settle("order_2", { ...batch, batchId: "bat_2" })
    const undone = market.write(reversalEntry(refund, { correction: { actor: "job", reasonCode: "refund_failed" }, occurredAtMs: LATER_MS }, market.of("order_1"), sha256))
    market.sweep(undone)
    expect(market.books.household("bat_1", "hh_a").payableFen).toBe(150n)
    expect(market.books.advances.get("lot_1 hh_a")).toBeUndefined()
    await expectLawful(market)
  })

  it("of which another sale left a part is used once, by whichever of an order's lines comes first, when their refund fails", async () => {
    const market = new Market()
    const line = (lineId: string) => lineOf({ lineId, parts: [{ agreement, draws: [drawOf("lot_1", 500n, { hh_a: 1n })] }] })
    const [sale] = [market.sell(snapshotOf({ lines: [line("line_1"), line("line_2")] }))]
    market.write(advanceEntry({ advanceId: "adv_1", cooperativeId: "coop_mj", lotId: "lot_1", households: [{ householdId: "hh_a", amountFen: 400n }], source: "delivery_receipt", proof: "d0", occurredAtMs: NOON_MS }))
    market.settle("order_1")
    const lines = ["line_1", "line_2"].map((lineId) => ({ lineId, quantity: 1, amountFen: 2000n }))
    const refund = market.refund(refundOf("re_1", { occurredAtMs: LATER_MS, lines }), sale)
    market.sweep(refund)
    market.sell(snapshotOf({ orderId: "order_2", lines: [lineOf({ cooperativeDiscountFen: 500n, parts: [{ agreement, draws: [drawOf("lot_1", 500n, { hh_a: 1n })] }] })] }), { objectId: "pi_2" })
    market.settle("order_2", { ...batch, batchId: "bat_2" })
    expect(market.books.advances.get("lot_1 hh_a")).toBe(250n)
    market.sweep(market.write(reversalEntry(refund, { correction: { actor: "job", reasonCode: "refund_failed" }, occurredAtMs: LATER_MS }, market.of("order_1"), sha256)))
    expect(market.books.advances.get("lot_1 hh_a")).toBeUndefined()
    expect(market.books.household("bat_1", "hh_a")).toEqual({ settledFen: 400n, payableFen: 150n, paidFen: 250n })
    await expectLawful(market)
  })

  it("that is undone after a sale used it is found by the auditor", async () => {
    const market = advanced()
    const paid = market.entries.find((entry) => entry.kind === "advance") as Entry
    market.write(reversalEntry(paid, { correction: { actor: "staff_a+staff_b", reasonCode: "wrong_receipt" }, occurredAtMs: LATER_MS }, [paid], sha256))
    expect(await audit(market.entries, [], { hash: sha256, verifySignature: null })).toMatchObject({ ok: false, finding: { sequence: 4n, law: "handover", found: "100 fen too many" } })
  })
})

describe("a payout", () => {
  it("pays a household its whole balance, once", async () => {
    const market = sold()
    market.settle("order_1")
    expect(market.pay(["hh_a"]).amountFen).toBe(150n)
    expect(() => market.pay(["hh_a"], "pay_2")).toThrow(HandoverUnlawful)
    expect(() => market.pay(["hh_stranger"], "pay_2")).toThrow(HandoverUnlawful)
    market.write(cooperativePayoutEntry({ payoutId: "pay_3", batch, payableFen: market.books.payableFen("bat_1"), proof: "d2", occurredAtMs: LATER_MS }))
    expect(market.books.payableFen("bat_1")).toBe(0n)
    await expectLawful(market)
  })

  it("with a wrong voucher is reversed, and its households are owed again", async () => {
    const market = sold()
    market.settle("order_1")
    const payout = market.pay(["hh_a", "hh_b"])
    market.write(reversalEntry(payout, { correction: { actor: "staff_a+staff_b", reasonCode: "wrong_voucher" }, occurredAtMs: LATER_MS }, [payout], sha256))
    expect(market.books.household("bat_1", "hh_a")).toEqual({ settledFen: 150n, payableFen: 150n, paidFen: 0n })
    market.pay(["hh_a", "hh_b"], "pay_2")
    await expectLawful(market)
  })
})

describe("evidence and period benefits", () => {
  it("confirm what the batch settled and what was paid, and move no money", async () => {
    const market = sold()
    market.settle("order_1")
    market.write(evidenceEntry({ eventId: "ev_1", batch, step: "acknowledged", source: "household_phone", households: [{ householdId: "hh_a", amountFen: 150n }], proof: "d3", occurredAtMs: LATER_MS }))
    market.pay(["hh_a"])
    const received = market.write(evidenceEntry({ eventId: "ev_2", batch, step: "received", source: "signed_sheet", households: [{ householdId: "hh_a", amountFen: 150n }], proof: "d4", occurredAtMs: LATER_MS }))
    expect(received.postings).toEqual([])
    await expectLawful(market)
  })

  it("that name another amount than the batch says are found by the auditor", async () => {
    const market = sold()
    market.settle("order_1")
    market.write(evidenceEntry({ eventId: "ev_1", batch, step: "acknowledged", source: "signed_sheet", households: [{ householdId: "hh_a", amountFen: 151n }], proof: "d3", occurredAtMs: LATER_MS }))
    expect(await audit(market.entries, [], { hash: sha256, verifySignature: null })).toMatchObject({ ok: false, finding: { sequence: 3n, law: "handover" } })
  })

  it("keep wages apart from the benefit of sales", async () => {
    const market = sold()
    market.write(periodBenefitEntry({ periodBenefitId: "per_1", cooperativeId: "coop_mj", mechanism: "wage", from: "2026-11-01", to: "2026-11-30", households: [{ householdId: "hh_a", amountFen: 320_000n }], proof: "d5", occurredAtMs: LATER_MS }))
    expect([accountFen(market.entries, "household_benefit"), accountFen(market.entries, "period_benefit")]).toEqual([-200n, -320_000n])
    await expectLawful(market)
  })
})
