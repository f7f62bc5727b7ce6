import fc from "fast-check"
import type { Entry } from "./entry.js"
import { captureOf, NOON_MS, quickHash, refundOf, TestJournal } from "./journal.arbitrary.js"
import { advanceEntry, payoutEntry } from "./payout.js"
import { settlementOf } from "./parcel-books.js"
import { reversalEntry } from "./reversal.js"
import { applicationEntry } from "./sale.js"
import { remainderOf } from "./sale-history.js"
import { sale } from "./sale-laws.arbitrary.js"
import { settlementEntry } from "./settlement.js"
import type { SaleSnapshot } from "./snapshot.js"
import { undoneSequences } from "./undone.js"
import { unappliedEntry, unappliedRefundEntry } from "./unapplied.js"

const DAY_MS = 24 * 60 * 60 * 1000
export const HOUSEHOLDS = ["hh_a", "hh_b", "hh_c", "hh_d", "hh_e", "hh_f"]

/** One thing that happens to one of the orders, in parts of 1,000 of what is left. */
const event = fc.record({
  kind: fc.constantFrom("return", "compensation", "dashboard", "reverse", "settle", "settle", "pay", "advance"),
  order: fc.nat(3), part: fc.bigInt(0n, 1000n), pick: fc.nat(20), day: fc.nat(5),
})
const order = fc.record({ snapshot: sale, paid: fc.constantFrom("captured", "captured", "captured", "applied", "given_back") })

/** A journal of a few orders in which everything the ledger knows may happen, in any order, always through the doors that write. */
export const randomJournal: fc.Arbitrary<TestJournal> = fc.tuple(fc.array(order, { minLength: 1, maxLength: 4 }), fc.array(event, { maxLength: 16 })).map(([orders, events]) => {
  const journal = new TestJournal(quickHash)
  const sold = orders.flatMap(({ snapshot, paid }, number) => pay(journal, { ...snapshot, orderId: `order_${number}` }, paid) ?? [])
  events.forEach((happened, index) => {
    const one = sold[happened.order % Math.max(1, sold.length)]
    if (one) happen(journal, one, { ...happened, objectId: `ev_${index}` })
  })
  return journal
})

function pay(journal: TestJournal, snapshot: SaleSnapshot, paid: string): Entry | null {
  if (paid === "captured") return journal.sell(snapshot)
  const receipt = journal.write(unappliedEntry(captureOf(snapshot), null))
  if (paid === "applied") return journal.write(applicationEntry(receipt, { snapshot, occurredAtMs: NOON_MS + DAY_MS, earlier: [] }, quickHash))
  journal.write(unappliedRefundEntry({ ...captureOf(snapshot), objectId: `re_late_${snapshot.orderId}` }, receipt, []))
  return null
}

interface Happened { kind: string; part: bigint; pick: number; day: number; objectId: string }

function happen(journal: TestJournal, sold: Entry, event: Happened): void {
  if (event.kind === "settle" || event.kind === "pay" || event.kind === "advance") handOver(journal, sold, event)
  else {
    const change = giveBack(journal, sold, event)
    if (change) journal.sweep(change)
  }
}

function handOver(journal: TestJournal, sold: Entry, event: Happened): void {
  const batch = { batchId: `bat_${event.pick % 2}`, cooperativeId: "coop_mj", from: "2026-11-01", to: "2026-11-30" }
  const occurredAtMs = NOON_MS + event.day * DAY_MS
  const orderId = sold.orderId ?? ""
  if (event.kind === "settle") {
    if (settlementOf(journal.of(orderId), "coop_mj")) return
    journal.write(settlementEntry({ orderId, batch, occurredAtMs }, journal.of(orderId), journal.books.advances))
  } else if (event.kind === "pay") {
    const payable = new Map(HOUSEHOLDS.map((id) => [id, journal.books.household(batch.batchId, id).payableFen]))
    const householdIds = HOUSEHOLDS.filter((id) => (payable.get(id) ?? 0n) > 0n)
    if (householdIds.length > 0) journal.write(payoutEntry({ payoutId: event.objectId, batch, householdIds, payable, source: "voucher", proof: event.objectId, occurredAtMs }))
  } else {
    const households = [{ householdId: HOUSEHOLDS[event.pick % 6] as string, amountFen: event.part + 1n }]
    journal.write(advanceEntry({ advanceId: event.objectId, cooperativeId: "coop_mj", lotId: `lot_${event.pick % 4}`, households, source: "delivery_receipt", proof: event.objectId, occurredAtMs }))
  }
}

function giveBack(journal: TestJournal, sold: Entry, event: Happened): Entry | undefined {
  const later = journal.entries.filter((entry) => entry.sequence > sold.sequence && entry.orderId === sold.orderId)
  const occurredAtMs = NOON_MS + event.day * DAY_MS
  if (event.kind === "reverse") {
    const undone = undoneSequences(later)
    const refunds = later.filter((entry) => entry.kind === "refund" && !undone.has(entry.sequence))
    const chosen = refunds[event.pick % Math.max(1, refunds.length)]
    return chosen && journal.write(reversalEntry(chosen, { correction: { actor: "staff_1", reasonCode: "refund_failed" }, occurredAtMs }, journal.entries, quickHash))
  }
  const left = remainderOf({ sale: sold, later })
  const partOf = (fen: bigint) => (fen * event.part) / 1000n
  if (event.kind === "dashboard") {
    const leftFen = [...left.lines.values()].reduce((sum, line) => sum + line.cashFen, 0n) + [...left.freight.values()].reduce((sum, fen) => sum + fen, 0n)
    return journal.refund(refundOf(event.objectId, { occurredAtMs, reason: "unspecified", lines: null, amountFen: partOf(leftFen) }), sold)
  }
  const compensates = event.kind === "compensation"
  const lines = [...left.lines.values()].map(({ line, cashFen, quantity }) => ({ lineId: line.lineId, amountFen: partOf(cashFen), quantity: compensates ? 0 : Number(partOf(BigInt(quantity))) }))
  const freight = [...left.freight].map(([cooperativeId, fen]) => ({ cooperativeId, amountFen: partOf(fen) }))
  return journal.refund(refundOf(event.objectId, { occurredAtMs, reason: compensates ? "compensation" : "return", bearer: compensates ? "cooperative" : null, lines, freight }), sold)
}
