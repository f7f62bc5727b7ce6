import { describe, expect, it } from "vitest"
import { exampleJournal } from "./example-journal.arbitrary.js"
import { factsOfOrder } from "./fact-books.js"
import { accountFen, agreement, drawOf, lineOf, NOON_MS, refundOf, snapshotOf, TestJournal } from "./journal.arbitrary.js"
import { breakdownOf, measuresOf, NO_MEASURES } from "./measures.js"
import { reversalEntry } from "./reversal.js"
import { sha256 } from "./sha256.arbitrary.js"
import { shanghaiDay } from "./shanghai-day.js"

const ALL = { from: "2000-01-01", to: "2100-01-01" }
const DAY_MS = 24 * 60 * 60 * 1000
const correction = { actor: "staff_1", reasonCode: "posted_in_error" }

describe("an Asia/Shanghai day", () => {
  it("begins at 16:00 UTC the evening before", () => {
    expect(shanghaiDay(Date.UTC(2026, 11, 31, 15, 59, 59, 999))).toBe("2026-12-31")
    expect(shanghaiDay(Date.UTC(2026, 11, 31, 16))).toBe("2027-01-01")
  })
})

describe("the five measures", () => {
  it("count goods, not freight; a refund counts on its own day", () => {
    const journal = new TestJournal()
    const sold = journal.sell(snapshotOf({ lines: [lineOf(), lineOf({ lineId: "line_2", parts: [{ agreement: null, draws: [drawOf(null, 1n, {})] }] })] }))
    journal.refund(refundOf("re_1", { occurredAtMs: NOON_MS + DAY_MS, lines: [{ lineId: "line_1", quantity: 0, amountFen: 500n }] }), sold)
    const on = (from: string, to: string) => measuresOf(journal.entries, { from, to }, sha256)
    expect(on("2026-11-23", "2026-11-23")).toEqual({ ...NO_MEASURES, gmvFen: 4000n, netSalesFen: 4000n, linkedSalesFen: 2000n, benefitAccruedFen: 200n, households: 2, orders: 1 })
    expect(on("2026-11-24", "2026-11-24")).toEqual({ ...NO_MEASURES, refundsFen: 500n, netSalesFen: -500n, linkedSalesFen: -500n, benefitAccruedFen: -50n })
    expect(on("2026-11-23", "2026-11-24")).toMatchObject({ netSalesFen: 3500n, linkedSalesFen: 1500n, benefitAccruedFen: 150n, households: 2, orders: 1 })
  })

  it("of every journal agree with its accounts", () => {
    const { entries } = exampleJournal()
    const measures = measuresOf(entries, ALL, sha256)
    expect(measures.benefitAccruedFen).toBe(-accountFen(entries, "household_benefit"))
    expect(measures.netSalesFen).toBe(-["household_benefit", "commission", "cooperative"].reduce((sum, account) => sum + accountFen(entries, account), 0n))
    expect(measures).toMatchObject({ households: 4, orders: 3 })
  })

  it("keep to a county and a cooperative, and add up over them; households do not", () => {
    const { entries } = exampleJournal()
    const all = measuresOf(entries, ALL, sha256)
    const rows = breakdownOf(entries, { filter: ALL, by: "county" }, sha256)
    expect([...rows.keys()].sort()).toEqual(["522630", "522635"])
    for (const [countyCode, row] of rows) expect(row).toEqual(measuresOf(entries, { ...ALL, countyCode }, sha256))
    expect([...rows.values()].reduce((sum, row) => sum + row.gmvFen, 0n)).toBe(all.gmvFen)
    expect(breakdownOf(entries, { filter: ALL, by: "cooperative" }, sha256).get("coop_ts")).toEqual(measuresOf(entries, { ...ALL, cooperativeId: "coop_ts" }, sha256))
  })

  it("a household is counted once over all orders, and not at all once everything went back", () => {
    const journal = new TestJournal()
    const first = journal.sell(snapshotOf())
    journal.sell(snapshotOf({ orderId: "order_2", lines: [lineOf({ lineId: "line_2" })] }))
    expect(measuresOf(journal.entries, ALL, sha256)).toMatchObject({ households: 2, orders: 2 })
    journal.refund(refundOf("re_1", { lines: [{ lineId: "line_1", quantity: 1, amountFen: 2000n }] }), first)
    expect(measuresOf(journal.entries, ALL, sha256)).toMatchObject({ households: 2, orders: 2, benefitAccruedFen: 200n })
  })

  it("compensation changes none of them, and a reversed sale or refund takes its own back", () => {
    const journal = new TestJournal()
    const sold = journal.sell(snapshotOf())
    const before = measuresOf(journal.entries, ALL, sha256)
    journal.refund(refundOf("re_1", { reason: "compensation", bearer: "platform", lines: [{ lineId: "line_1", quantity: 0, amountFen: 100n }] }), sold)
    expect(measuresOf(journal.entries, ALL, sha256)).toEqual(before)
    const back = journal.refund(refundOf("re_2", { lines: [{ lineId: "line_1", quantity: 0, amountFen: 100n }] }), sold)
    journal.write(reversalEntry(back, { correction, occurredAtMs: NOON_MS }, journal.entries, sha256))
    expect(measuresOf(journal.entries, ALL, sha256)).toEqual(before)

    const other = new TestJournal()
    other.write(reversalEntry(other.sell(snapshotOf()), { correction, occurredAtMs: NOON_MS }, other.entries, sha256))
    expect(measuresOf(other.entries, ALL, sha256)).toMatchObject({ gmvFen: 0n, linkedSalesFen: 0n, benefitAccruedFen: 0n, households: 0, orders: 0 })
  })

  it("part of a line under an agreement links that part alone, and its refunds with it", () => {
    const parts = [{ agreement, draws: [drawOf("lot_1", 3n, { hh_a: 1n })] }, { agreement: null, draws: [drawOf("lot_2", 1n, {})] }]
    const journal = new TestJournal()
    const sold = journal.sell(snapshotOf({ lines: [lineOf({ parts })] }))
    journal.refund(refundOf("re_1", { lines: [{ lineId: "line_1", quantity: 0, amountFen: 1000n }] }), sold)
    const [captured, refunded] = factsOfOrder(journal.entries, sha256)
    const cell = { countyCode: "522635", cooperativeId: "coop_mj", productId: "prod_berry" }
    expect(captured?.sales).toEqual([{ ...cell, mechanism: null, gmvFen: 500n, refundsFen: 0n, linkedFen: 0n }, { ...cell, mechanism: "consignment_share", gmvFen: 1500n, refundsFen: 0n, linkedFen: 1500n }])
    expect(refunded?.sales).toEqual([{ ...cell, mechanism: null, gmvFen: 0n, refundsFen: 250n, linkedFen: 0n }, { ...cell, mechanism: "consignment_share", gmvFen: 0n, refundsFen: 750n, linkedFen: -750n }])
    expect(captured?.shares).toMatchObject([{ ...cell, mechanism: "consignment_share", householdId: "hh_a", householdKind: "lifted", villageCode: "522635101201", accruedFen: 150n }])
    expect(refunded?.shares).toMatchObject([{ householdId: "hh_a", accruedFen: -75n }])
  })
})
