import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Auditor } from "./auditor.js"
import type { Entry } from "./entry.js"
import { factsOf } from "./facts.js"
import { accountFen, balances, quickHash, TestJournal } from "./journal.arbitrary.js"
import { printEntry } from "./journal-line.js"
import { measuresOf } from "./measures.js"
import { randomJournal } from "./random-journal.arbitrary.js"

const tools = { hash: quickHash, verifySignature: null }
const ALL = { from: "2000-01-01", to: "2100-01-01" }

function auditOf(entries: readonly Entry[]) {
  const auditor = new Auditor([], tools)
  for (const entry of entries) auditor.take(entry)
  return auditor.verdict()
}

describe("any journal written through the doors", () => {
  it("passes the auditor, from memory and from its export", () => {
    fc.assert(
      fc.property(randomJournal, ({ entries }) => {
        expect(auditOf(entries)).toMatchObject({ ok: true })
        const fromLines = new Auditor([], tools)
        for (const entry of entries) fromLines.takeLine(printEntry(entry))
        expect(fromLines.verdict()).toEqual(auditOf(entries))
      }),
      { numRuns: 150 },
    )
  }, 300_000)

  it("never owes a household or a cooperative less than nothing, and leaves no money unapplied that was applied or given back", () => {
    fc.assert(
      fc.property(randomJournal, ({ entries }) => {
        expect([...balances(entries)].filter(([account, left]) => /^(household_benefit|commission|cooperative|cooperative_freight) /.test(account) && left > 0n)).toEqual([])
        expect(accountFen(entries, "unapplied_receipts")).toBe(0n)
      }),
      { numRuns: 150 },
    )
  }, 300_000)

  it("has measures equal to its accounts, day by day and in all", () => {
    fc.assert(
      fc.property(randomJournal, ({ entries }) => {
        const all = measuresOf(entries, ALL, quickHash)
        expect(all.benefitAccruedFen).toBe(-accountFen(entries, "household_benefit"))
        expect(all.netSalesFen).toBe(-["household_benefit", "commission", "cooperative"].reduce((sum, account) => sum + accountFen(entries, account), 0n))
        const days = [...new Set(entries.flatMap((entry) => factsOf(entry, quickHash).map((fact) => fact.day)))]
        const daily = days.map((day) => measuresOf(entries, { from: day, to: day }, quickHash))
        expect(daily.reduce((sum, day) => sum + day.netSalesFen, 0n)).toBe(all.netSalesFen)
        expect(daily.reduce((sum, day) => sum + day.linkedSalesFen, 0n)).toBe(all.linkedSalesFen)
      }),
      { numRuns: 150 },
    )
  }, 300_000)
})

describe("any journal tampered with and sealed again", () => {
  it("is caught at the very entry where a fen was moved between two postings", () => {
    fc.assert(
      fc.property(randomJournal, fc.nat(), fc.nat(), ({ entries }, which, from) => {
        const movable = entries.filter((entry) => entry.postings.length >= 2)
        const target = movable[which % Math.max(1, movable.length)]
        if (target === undefined) return
        const first = from % (target.postings.length - 1)
        const postings = target.postings.map((posting, index) => ({ ...posting, amountFen: posting.amountFen + (index === first ? 1n : index === first + 1 ? -1n : 0n) }))
        const forged = new TestJournal(quickHash)
        for (const entry of entries) forged.write(entry === target ? { ...entry, postings } : entry)
        expect(auditOf(forged.entries)).toMatchObject({ ok: false, finding: { sequence: target.sequence } })
      }),
      { numRuns: 150 },
    )
  }, 300_000)
})
