import fc from "fast-check"
import type { Entry } from "./entry.js"
import { captureOf, NOON_MS, quickHash, refundOf, TestJournal } from "./journal.arbitrary.js"
import { reversalEntry } from "./reversal.js"
import { applicationEntry } from "./sale.js"
import { remainderOf } from "./sale-history.js"
import { sale } from "./sale-laws.arbitrary.js"
import type { SaleSnapshot } from "./snapshot.js"
import { undoneSequences } from "./undone.js"
import { unappliedEntry, unappliedRefundEntry } from "./unapplied.js"

const DAY_MS = 24 * 60 * 60 * 1000

/** One thing that happens to one order, in parts of 1,000 of what is left. */
const event = fc.record({ kind: fc.constantFrom("return", "compensation", "dashboard", "reverse"), part: fc.bigInt(0n, 1000n), pick: fc.nat(20), day: fc.nat(5) })
const order = fc.record({ snapshot: sale, paid: fc.constantFrom("captured", "captured", "captured", "applied", "given_back"), events: fc.array(event, { maxLength: 5 }) })

/** A journal of a few orders in which everything the ledger knows may happen, always through the doors that write. */
export const randomJournal: fc.Arbitrary<TestJournal> = fc.array(order, { minLength: 1, maxLength: 4 }).map((orders) => {
  const journal = new TestJournal(quickHash)
  orders.forEach(({ snapshot, paid, events }, number) => {
    const own = { ...snapshot, orderId: `order_${number}` }
    const sold = pay(journal, own, paid)
    if (sold !== null) events.forEach((happened, index) => happen(journal, sold, { ...happened, objectId: `re_${number}_${index}` }))
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

function happen(journal: TestJournal, sold: Entry, event: { kind: string; part: bigint; pick: number; day: number; objectId: string }): void {
  const later = journal.entries.filter((entry) => entry.sequence > sold.sequence)
  const occurredAtMs = NOON_MS + event.day * DAY_MS
  if (event.kind === "reverse") {
    const undone = undoneSequences(later)
    const refunds = later.filter((entry) => entry.kind === "refund" && !undone.has(entry.sequence))
    const chosen = refunds[event.pick % Math.max(1, refunds.length)]
    if (chosen !== undefined) journal.write(reversalEntry(chosen, { correction: { actor: "staff_1", reasonCode: "refund_failed" }, occurredAtMs }, journal.entries, quickHash))
    return
  }
  const left = remainderOf({ sale: sold, later })
  const partOf = (fen: bigint) => (fen * event.part) / 1000n
  if (event.kind === "dashboard") {
    const leftFen = [...left.lines.values()].reduce((sum, line) => sum + line.cashFen, 0n) + [...left.freight.values()].reduce((sum, fen) => sum + fen, 0n)
    journal.refund(refundOf(event.objectId, { occurredAtMs, reason: "unspecified", lines: null, amountFen: partOf(leftFen) }), sold)
    return
  }
  const compensates = event.kind === "compensation"
  const lines = [...left.lines.values()].map(({ line, cashFen, quantity }) => ({ lineId: line.lineId, amountFen: partOf(cashFen), quantity: compensates ? 0 : Number(partOf(BigInt(quantity))) }))
  const freight = [...left.freight].map(([cooperativeId, fen]) => ({ cooperativeId, amountFen: partOf(fen) }))
  journal.refund(refundOf(event.objectId, { occurredAtMs, reason: compensates ? "compensation" : "return", bearer: compensates ? "cooperative" : null, lines, freight }), sold)
}
