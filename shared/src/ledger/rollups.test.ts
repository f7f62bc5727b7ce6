import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Entry } from "./entry.js"
import { evidenceEntry } from "./evidence.js"
import { FactBooks } from "./fact-books.js"
import { accountFen, agreement, drawOf, lineOf, NOON_MS, quickHash, refundOf, snapshotOf, TestJournal } from "./journal.arbitrary.js"
import { breakdownOf, GROUPINGS, type MeasureFilter, measuresOf } from "./measures.js"
import { advanceEntry, payoutEntry } from "./payout.js"
import { randomJournal } from "./random-journal.arbitrary.js"
import { reversalEntry } from "./reversal.js"
import { factRows, orderScope, ROLLUPS, rollupStep, type RollupName } from "./rollups.js"
import { settlementEntry } from "./settlement.js"

const ALL: MeasureFilter = { from: "2000-01-01", to: "2100-01-01" }
const DAY_MS = 24 * 60 * 60 * 1000
const batch = { batchId: "bat_1", cooperativeId: "coop_mj", from: "2026-11-01", to: "2026-11-30" }
const correction = { actor: "staff_1", reasonCode: "voucher_wrong" }

function factsOf(entries: readonly Entry[]) {
  const books = new FactBooks(quickHash)
  return entries.map((entry) => books.take(entry, entries.filter((one) => one.orderId !== null && one.orderId === entry.orderId)))
}

/** Every row of a rollup over a journal, as the database keeps it. */
function rowsOf(name: RollupName, entries: readonly Entry[]): Map<string, bigint[]> {
  const rows = new Map<string, bigint[]>()
  for (const step of factsOf(entries).flatMap(factRows).flatMap((row) => rollupStep(name, row) ?? [])) {
    const before = rows.get(step.key.join("/"))
    rows.set(step.key.join("/"), step.adds.map((add, index) => add + (before?.[index] ?? 0n)))
  }
  return rows
}
const total = (rows: Map<string, bigint[]>, column: number): bigint => [...rows.values()].reduce((sum, row) => sum + (row[column] ?? 0n), 0n)
const columnOf = (name: RollupName, amount: string): number => (ROLLUPS[name].sums as readonly string[]).indexOf(amount)

describe("the facts of any journal", () => {
  it("add up to its accounts: what is payable, what was paid, what cooperatives owe for shares", () => {
    fc.assert(
      fc.property(randomJournal, ({ entries }) => {
        const shares = factsOf(entries).flatMap((facts) => facts.shares)
        const sum = (name: "payableFen" | "paidFen" | "settledFen" | "accruedFen" | "inAdvanceFen") => shares.reduce((fen, share) => fen + share[name], 0n)
        expect(sum("payableFen")).toBe(-accountFen(entries, "household_payable"))
        expect(sum("settledFen")).toBe(sum("payableFen") + sum("paidFen"))
        expect(sum("accruedFen") + sum("inAdvanceFen") - sum("settledFen")).toBe(-accountFen(entries, "household_benefit"))
      }),
      { numRuns: 150 },
    )
  }, 300_000)

  it("add up the same in rollups and in measures recomputed from entries, whatever is told apart", () => {
    fc.assert(
      fc.property(randomJournal, ({ entries }) => {
        const all = measuresOf(entries, ALL, quickHash)
        const sales = rowsOf("sales_day", entries)
        expect([total(sales, columnOf("sales_day", "gmvFen")), total(sales, columnOf("sales_day", "paidFen"))]).toEqual([all.gmvFen, all.benefitPaidFen])
        expect(total(sales, ROLLUPS.sales_day.sums.length)).toBe(BigInt(all.orders))
        for (const name of ["household_day", "household_month"] as const) expect(total(rowsOf(name, entries), 0)).toBe(all.benefitAccruedFen)
        for (const by of GROUPINGS) {
          const rows = [...breakdownOf(entries, { filter: ALL, by }, quickHash).values()]
          expect(rows.reduce((sum, row) => sum + row.benefitPaidFen, 0n)).toBe(all.benefitPaidFen)
          expect(rows.reduce((sum, row) => sum + row.benefitAccruedFen, 0n)).toBe(all.benefitAccruedFen)
        }
      }),
      { numRuns: 150 },
    )
  }, 300_000)
})

describe("an order with goods of two counties", () => {
  const other = lineOf({ lineId: "line_2", productId: "prod_tea", countyCode: "522630", cooperativeId: "coop_lp", parts: [{ agreement: { ...agreement, mechanism: "order_purchase" }, draws: [drawOf("lot_2", 1n, { hh_c: 1n })] }] })
  const journal = new TestJournal(quickHash)
  const sold = journal.sell(snapshotOf({ lines: [lineOf(), lineOf({ lineId: "line_3" }), other] }))

  it("is one order in all, and one in each county, product and mechanism", () => {
    const rows = [...rowsOf("sales_day", journal.entries).values()]
    const counted = (...dimensions: Parameters<typeof orderScope>[0] extends ReadonlySet<infer D> ? D[] : never) => rows.map((row) => Number(row[ROLLUPS.sales_day.sums.length + orderScope(new Set(dimensions))])).reduce((sum, one) => sum + one, 0)
    expect([counted(), counted("countyCode"), counted("productId"), counted("mechanism"), counted("countyCode", "productId")]).toEqual([1, 2, 2, 2, 2])
    const byCounty = breakdownOf(journal.entries, { filter: ALL, by: "county" }, quickHash)
    expect([...byCounty.values()].map((row) => row.orders)).toEqual([1, 1])
    expect(measuresOf(journal.entries, { ...ALL, mechanism: "order_purchase" }, quickHash)).toMatchObject({ orders: 1, gmvFen: 2000n, households: 1 })
  })

  it("is none once its capture was reversed", () => {
    const undone = new TestJournal(quickHash)
    undone.write(reversalEntry(undone.sell(sold.snapshot as NonNullable<Entry["snapshot"]>), { correction, occurredAtMs: NOON_MS + DAY_MS }, undone.entries, quickHash))
    expect([...rowsOf("order_day", undone.entries).keys()]).toHaveLength(4)
    expect(measuresOf(undone.entries, ALL, quickHash)).toMatchObject({ orders: 0, gmvFen: 0n, households: 0 })
    expect(measuresOf(undone.entries, { ...ALL, from: "2026-11-24" }, quickHash).orders).toBe(-1)
  })
})

describe("benefit on its way to the hand", () => {
  const journal = new TestJournal(quickHash)
  const at = (days: number) => NOON_MS + days * DAY_MS
  journal.write(advanceEntry({ advanceId: "adv_1", cooperativeId: "coop_mj", lotId: "lot_1", households: [{ householdId: "hh_a", amountFen: 100n }], source: "delivery_receipt", proof: "d0", occurredAtMs: at(0) }))
  const sale = journal.sell(snapshotOf())
  journal.write(settlementEntry({ orderId: "order_1", batch, occurredAtMs: at(10) }, journal.of("order_1"), journal.books.advances))
  journal.write(evidenceEntry({ eventId: "ev_1", batch, step: "acknowledged", source: "household_phone", households: [{ householdId: "hh_a", amountFen: 150n }], proof: "d1", occurredAtMs: at(11) }))
  const payable = new Map([["hh_a", 50n], ["hh_b", 50n]])
  const paid = journal.write(payoutEntry({ payoutId: "pay_1", batch, householdIds: ["hh_a", "hh_b"], payable, source: "voucher", proof: "d2", occurredAtMs: at(12) }))
  journal.write(evidenceEntry({ eventId: "ev_2", batch, step: "received", source: "household_phone", households: [{ householdId: "hh_a", amountFen: 150n }], proof: "d3", occurredAtMs: at(13) }))
  const on = (days: number) => {
    const day = new Date(at(days)).toISOString().slice(0, 10)
    return measuresOf(journal.entries, { from: day, to: day }, quickHash)
  }

  it("counts each rung on its own day: an advance is paid when a sale attributes it, the rest with its voucher", () => {
    expect(on(0)).toMatchObject({ benefitAccruedFen: 200n, benefitPaidFen: 0n, households: 2 })
    expect(on(10)).toMatchObject({ benefitAccruedFen: 0n, benefitPaidFen: 100n, householdsPaid: 1 })
    expect(on(11)).toMatchObject({ benefitAcknowledgedFen: 150n, householdsAcknowledged: 1 })
    expect(on(12)).toMatchObject({ benefitPaidFen: 100n, householdsPaid: 2 })
    expect(on(13)).toMatchObject({ benefitReceivedFen: 150n, householdsReceived: 1 })
    expect(breakdownOf(journal.entries, { filter: ALL, by: "village" }, quickHash).get("522635101201")).toMatchObject({ gmvFen: 0n, benefitAccruedFen: 200n, benefitPaidFen: 200n, benefitReceivedFen: 150n, households: 2 })
  })

  it("a refund after the payout takes back the accrual and the advance's share; the rest stays paid, in advance", () => {
    const after = new TestJournal(quickHash)
    for (const entry of journal.entries) after.write(entry)
    const sold = after.entries.find((entry) => entry.sequence === sale.sequence) as Entry
    after.sweep(after.refund(refundOf("re_1", { occurredAtMs: at(20), lines: [{ lineId: "line_1", quantity: 1, amountFen: 2000n }] }), sold))
    expect(measuresOf(after.entries, ALL, quickHash)).toMatchObject({ benefitAccruedFen: 0n, benefitPaidFen: 100n, paidInAdvanceFen: 100n, households: 0, householdsPaid: 2 })
  })

  it("a payout taken back is not paid, in the same cells", () => {
    const after = new TestJournal(quickHash)
    for (const entry of journal.entries) after.write(entry)
    after.write(reversalEntry(paid, { correction, occurredAtMs: at(21) }, after.entries, quickHash))
    expect(measuresOf(after.entries, { ...ALL, countyCode: "522635", productId: "prod_berry", mechanism: "consignment_share" }, quickHash)).toMatchObject({ benefitPaidFen: 100n, householdsPaid: 1 })
  })
})
