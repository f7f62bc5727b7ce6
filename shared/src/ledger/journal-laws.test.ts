import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { audit, auditLines } from "./auditor.js"
import type { Verdict } from "./finding.js"
import type { Entry } from "./entry.js"
import { shanghaiDay } from "./shanghai-day.js"
import { accountFen, balances, quickHash, TestJournal } from "./journal.arbitrary.js"
import { printEntry } from "./journal-line.js"
import { parcelBooks } from "./parcel-books.js"
import { measuresOf } from "./measures.js"
import { randomJournal } from "./random-journal.arbitrary.js"

const tools = { hash: quickHash, verifySignature: null }
const ALL = { from: "2000-01-01", to: "2100-01-01" }

/** What the auditor says, which is the same whether it keeps the entries, reads them again, or reads an export. */
async function auditOf(entries: readonly Entry[]): Promise<Verdict> {
  const verdict = await audit(entries, [], tools)
  const recall = async (sequences: readonly bigint[]): Promise<Entry[]> => sequences.flatMap((sequence) => entries[Number(sequence) - 1] ?? [])
  expect(await audit(entries, [], { ...tools, recall })).toEqual(verdict)
  expect(await auditLines(entries.map(printEntry), [], { ...tools, recall })).toEqual(verdict)
  return verdict
}

describe("any journal written through the doors", () => {
  it("passes the auditor, from memory and from its export", async () => {
    await fc.assert(
      fc.asyncProperty(randomJournal, async ({ entries }) => {
        expect(await auditOf(entries)).toMatchObject({ ok: true, entries: BigInt(entries.length) })
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
        const accrual = entries.filter((entry) => entry.format === 1)
        expect(all.benefitAccruedFen).toBe(-accountFen(accrual, "household_benefit"))
        expect(all.netSalesFen).toBe(-["household_benefit", "commission", "cooperative"].reduce((sum, account) => sum + accountFen(accrual, account), 0n))
        const days = [...new Set(entries.map((entry) => shanghaiDay(entry.occurredAtMs)))]
        const daily = days.map((day) => measuresOf(entries, { from: day, to: day }, quickHash))
        expect(daily.reduce((sum, day) => sum + day.netSalesFen, 0n)).toBe(all.netSalesFen)
        expect(daily.reduce((sum, day) => sum + day.linkedSalesFen, 0n)).toBe(all.linkedSalesFen)
      }),
      { numRuns: 150 },
    )
  }, 300_000)
})

describe("any journal with settlements, advances and payouts", () => {
  it("leaves nothing accrued on a settled parcel, whatever is refunded or un-refunded later", () => {
    fc.assert(
      fc.property(randomJournal, (journal) => {
        for (const settlement of journal.entries.filter((entry) => entry.kind === "settlement")) {
          const books = parcelBooks(journal.of(settlement.orderId ?? ""), "coop_mj")
          expect(books.cooperative).toEqual([])
          expect(books.shares.filter((share) => share.owedFen !== 0n)).toEqual([])
        }
      }),
      { numRuns: 150 },
    )
  }, 300_000)

  it("never takes from a household: no refund touches what is payable, no advance falls below nothing", () => {
    fc.assert(
      fc.property(randomJournal, ({ entries, books }) => {
        const debits = entries.filter((entry) => entry.kind === "receivable" || entry.kind === "offset").flatMap((entry) => entry.postings).filter((posting) => posting.account === "household_payable" && posting.amountFen > 0n)
        expect(debits).toEqual([])
        expect([...books.advances.values()].filter((outstandingFen) => outstandingFen < 0n)).toEqual([])
        expect(accountFen(entries, "household_advance")).toBe(-accountFen(entries, "advance_funding"))
        expect([...balances(entries)].filter(([account, left]) => account.startsWith("household_benefit ") && left > 0n)).toEqual([])
      }),
      { numRuns: 150 },
    )
  }, 300_000)

  it("attributes to each share its advance as far as the sums say, and no more than it accrues", () => {
    fc.assert(
      fc.property(randomJournal, (journal) => {
        for (const settlement of journal.entries.filter((entry) => entry.kind === "settlement")) {
          const settled = parcelBooks([settlement], "coop_mj").shares
          for (const share of parcelBooks(journal.of(settlement.orderId ?? ""), "coop_mj").shares) {
            const first = settled.find((one) => one.lineId === share.lineId && one.lotId === share.lotId && one.householdId === share.householdId)
            const [advanceFen, payableFen] = [first?.fromAdvanceFen ?? 0n, first?.toPayableFen ?? 0n]
            const takenBackFen = advanceFen + payableFen - share.accruedFen
            const targetFen = advanceFen > takenBackFen ? advanceFen - takenBackFen : 0n
            expect(share.fromAdvanceFen >= 0n && share.fromAdvanceFen <= share.accruedFen).toBe(true)
            expect(share.fromAdvanceFen + share.toPayableFen - payableFen >= targetFen).toBe(true)
          }
        }
      }),
      { numRuns: 150 },
    )
  }, 300_000)
})

describe("any journal tampered with and sealed again", () => {
  it("is caught at the very entry where a fen was moved between two postings", async () => {
    await fc.assert(
      fc.asyncProperty(randomJournal, fc.nat(), fc.nat(), async ({ entries }, which, from) => {
        const movable = entries.filter((entry) => entry.postings.length >= 2)
        const target = movable[which % Math.max(1, movable.length)]
        if (target === undefined) return
        const first = from % (target.postings.length - 1)
        const postings = target.postings.map((posting, index) => ({ ...posting, amountFen: posting.amountFen + (index === first ? 1n : index === first + 1 ? -1n : 0n) }))
        const forged = new TestJournal(quickHash)
        for (const entry of entries) forged.write(entry === target ? { ...entry, postings } : entry)
        expect(await auditOf(forged.entries)).toMatchObject({ ok: false, finding: { sequence: target.sequence } })
      }),
      { numRuns: 150 },
    )
  }, 300_000)
})
