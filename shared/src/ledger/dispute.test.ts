import { describe, expect, it } from "vitest"
import { audit } from "./auditor.js"
import { disputeEntry, type DisputeMovement, DisputeUnlawful } from "./dispute.js"
import type { Entry } from "./entry.js"
import { RefundExceedsRemainder } from "./errors.js"
import { mixedOrder } from "./example-journal.arbitrary.js"
import { accountFen, balances, captureOf, NOON_MS, snapshotOf, TestJournal } from "./journal.arbitrary.js"
import { measuresOf } from "./measures.js"
import { receiptRemainderFen } from "./receipt-remainder.js"
import { reversalEntry } from "./reversal.js"
import { sha256 } from "./sha256.arbitrary.js"
import { unappliedEntry } from "./unapplied.js"

const year = { from: "2026-01-01", to: "2026-12-31" }
const step = (own: Partial<DisputeMovement>): DisputeMovement => ({ provider: "stripe", objectId: "dp_1", medusaId: null, amountFen: 5000n, currency: "cny", occurredAtMs: NOON_MS, step: "opened", ...own })

function disputed(steps: Partial<DisputeMovement>[]): { journal: TestJournal; sale: Entry } {
  const journal = new TestJournal()
  const sale = journal.sell(mixedOrder)
  for (const one of steps) journal.write(disputeEntry(step(one), sale, journal.entries))
  return { journal, sale }
}
const sums = (journal: TestJournal) => ["clearing", "disputed", "dispute_loss", "dispute_fees"].map((account) => accountFen(journal.entries.slice(1), account))

describe("a dispute", () => {
  it("takes the money out of clearing while the bank decides, with the provider's fee", () => {
    const { journal, sale } = disputed([{ step: "opened" }, { step: "fee", amountFen: 150n }])
    expect(sums(journal)).toEqual([-5150n, 5000n, 0n, 150n])
    expect(journal.entries.map(({ format, kind, source, relatesTo }) => [format, kind, source.objectId, relatesTo]).slice(1)).toEqual([[2, "dispute_opened", "dp_1:opened", sale.sequence], [2, "dispute_fee", "dp_1:fee", sale.sequence]])
  })

  it("won leaves the books as if it had never been, but for the fee", () => {
    expect(sums(disputed([{ step: "opened" }, { step: "fee", amountFen: 150n }, { step: "won" }]).journal)).toEqual([-150n, 0n, 0n, 150n])
  })

  it("lost is the platform's loss; no household, cooperative, commission or measure knows of it", () => {
    const { journal, sale } = disputed([{ step: "opened" }, { step: "lost" }])
    expect(sums(journal)).toEqual([-5000n, 0n, 5000n, 0n])
    const touched = new Set(["clearing", "disputed", "dispute_loss", "dispute_fees"])
    const others = (entries: Entry[]) => [...balances(entries)].filter(([key]) => !touched.has(key.split(" ")[0] ?? ""))
    expect(others(journal.entries)).toEqual(others([sale]))
    expect(measuresOf(journal.entries, year, sha256)).toEqual(measuresOf([sale], year, sha256))
  })

  it.each([
    ["decided before it is opened", [{ step: "lost" }]],
    ["opened twice", [{ step: "opened" }, { step: "opened" }]],
    ["won after it was lost", [{ step: "opened" }, { step: "lost" }, { step: "won" }]],
    ["decided over another amount", [{ step: "opened" }, { step: "lost", amountFen: 4999n }]],
    ["charged before it is opened", [{ step: "fee", amountFen: 1n }]],
    ["about nothing", [{ amountFen: 0n }]],
  ] as const)("is refused when %s", (_, steps) => {
    expect(() => disputed([...steps])).toThrow(DisputeUnlawful)
  })

  it("of one payment, with all its others, never takes more than was paid", () => {
    const { journal, sale } = disputed([{ step: "opened" }])
    const left = sale.amountFen - 5000n
    expect(() => disputeEntry(step({ objectId: "dp_2", amountFen: left + 1n }), sale, journal.entries)).toThrow(RefundExceedsRemainder)
    expect(disputeEntry(step({ objectId: "dp_2", amountFen: left }), sale, journal.entries).kind).toBe("dispute_opened")
  })

  it("stands on its sale, which therefore cannot be reversed under it", () => {
    const { journal, sale } = disputed([{ step: "opened" }])
    expect(() => reversalEntry(sale, { correction: { actor: "staff_1", reasonCode: "wrong" }, occurredAtMs: NOON_MS }, journal.entries, sha256)).toThrow(/nothing stands on/)
  })

  it("of money without an order, once lost, has given the payer his money back: nobody lost", () => {
    const journal = new TestJournal()
    const receipt = journal.write(unappliedEntry(captureOf(snapshotOf()), null))
    const money = { amountFen: receipt.amountFen }
    journal.write(disputeEntry(step(money), receipt, journal.entries))
    expect(receiptRemainderFen(receipt, journal.entries)).toBe(0n)
    journal.write(disputeEntry(step({ ...money, step: "lost" }), receipt, journal.entries))
    expect([...balances(journal.entries)]).toEqual([])
    expect(receiptRemainderFen(receipt, journal.entries)).toBe(0n)
  })

  it("is recomputed by the auditor, who names a loss booked elsewhere", async () => {
    const { journal } = disputed([{ step: "opened" }, { step: "fee", amountFen: 150n }, { step: "lost" }])
    const tools = { hash: sha256, verifySignature: null }
    expect(await audit(journal.entries, [], tools)).toMatchObject({ ok: true, entries: 4n })
    const forged = new TestJournal()
    for (const entry of journal.entries) forged.write(entry.kind === "dispute_lost" ? { ...entry, postings: entry.postings.map((posting) => (posting.account === "dispute_loss" ? { ...posting, account: "cooperative" as const } : posting)) } : entry)
    expect(await audit(forged.entries, [], tools)).toMatchObject({ ok: false, finding: { sequence: 4n, law: "dispute" } })
  })
})
