import { describe, expect, it } from "vitest"
import { audit, auditLines } from "./auditor.js"
import { type Checkpoint, signCheckpoint } from "./checkpoint.js"
import type { Entry, EntryDraft } from "./entry.js"
import type { EntryRecall } from "./entry-recall.js"
import { exampleJournal } from "./example-journal.arbitrary.js"
import { captureOf, NOON_MS, refundOf, snapshotOf, TestJournal } from "./journal.arbitrary.js"
import { printEntry } from "./journal-line.js"
import { saleEntry } from "./sale.js"
import { sha256 } from "./sha256.arbitrary.js"

const tools = { hash: sha256, verifySignature: (bytes: Uint8Array, signature: string) => signature === sha256(bytes) }
const checkpointOf = (entry: Entry): Checkpoint => signCheckpoint(entry, { at: NOON_MS, keyId: "key_1", sign: sha256 })
const journal = exampleJournal().entries
const checkpoints = [checkpointOf(journal[3]!), checkpointOf(journal[9]!)]

/** What a thief with the database, and nothing else, can do: change one entry and seal everything behind it again. */
function resealed(sequence: bigint, change: (draft: EntryDraft) => EntryDraft): Entry[] {
  const forged = new TestJournal()
  for (const entry of journal) forged.write(entry.sequence === sequence ? change(entry) : entry)
  return forged.entries
}

/** Moves one fen between the first two household shares of an entry. */
function tilted(draft: EntryDraft): EntryDraft {
  const [first, second] = draft.postings.filter((posting) => posting.account === "household_benefit")
  const move = new Map([[first, 1n], [second, -1n]])
  return { ...draft, postings: draft.postings.map((posting) => ({ ...posting, amountFen: posting.amountFen + (move.get(posting) ?? 0n) })) }
}

/** Reads entries of this journal again, however the auditor asks. */
const recallFrom = (entries: readonly Entry[]): EntryRecall => async (sequences) => sequences.flatMap((sequence) => entries[Number(sequence) - 1] ?? []).reverse()

/** What the auditor finds, which is the same whether it keeps the entries or reads them again. */
const finding = async (entries: Entry[], given: Checkpoint[] = []) => {
  const verdict = await audit(entries, given, tools)
  expect(await audit(entries, given, { ...tools, recall: recallFrom(entries) })).toEqual(verdict)
  return verdict.ok ? null : verdict.finding
}

/** As many orders as fill more than one page, then refunds of all of them. */
function longJournal(): TestJournal {
  const long = new TestJournal()
  const sales = Array.from({ length: 150 }, (_, number) => long.sell(snapshotOf({ orderId: `order_${number}`, cartId: `cart_${number}` })))
  for (const [number, sale] of sales.entries()) long.refund(refundOf(`re_${number}`, { lines: [{ lineId: "line_1", quantity: 0, amountFen: 100n }] }), sale)
  return long
}

describe("an honest journal", () => {
  it("passes with its checkpoints, from entries and from exported lines", async () => {
    const verdict = { ok: true, entries: 10n, head: { sequence: 10n, hash: journal[9]!.hash }, checkpoints: 2, uncovered: 0n }
    expect(await audit(journal, checkpoints, tools)).toEqual(verdict)
    expect(await auditLines(journal.map(printEntry), checkpoints, tools)).toEqual(verdict)
  })

  it("says how many of the newest entries no checkpoint covers", async () => {
    expect(await audit(journal, [checkpoints[0]!], tools)).toMatchObject({ ok: true, uncovered: 6n })
    expect(await audit([], [], tools)).toEqual({ ok: true, entries: 0n, head: null, checkpoints: 0, uncovered: 0n })
  })
})

describe("a tampered journal names its first bad entry", () => {
  it("one digit changed", async () => {
    const lines = journal.map(printEntry)
    lines[4] = lines[4]!.replace('"amountFen":"10000"', '"amountFen":"10001"')
    const verdict = await auditLines(lines, checkpoints, tools)
    expect(verdict).toMatchObject({ ok: false, finding: { sequence: 5n, law: "chain" } })
  })

  it("any one byte of a line changed", async () => {
    const line = printEntry(journal[2]!)
    for (let at = 0; at < line.length; at += 7) {
      const spoiled = line.slice(0, at) + String.fromCharCode(line.charCodeAt(at) ^ 1) + line.slice(at + 1)
      const verdict = await auditLines([...journal.slice(0, 2).map(printEntry), spoiled], [], tools)
      expect(verdict).toMatchObject({ ok: false, finding: { sequence: 3n } })
    }
  })

  it("the newest entry deleted", async () => {
    expect(await finding(journal.slice(0, 9), checkpoints)).toMatchObject({ sequence: 10n, law: "missing_entries", found: "the journal ends at 9" })
    expect(await finding([], checkpoints)).toMatchObject({ sequence: 1n, law: "missing_entries" })
  })

  it("an entry deleted from the middle", async () => {
    expect(await finding(journal.filter((entry) => entry.sequence !== 6n))).toMatchObject({ sequence: 6n, law: "chain" })
  })

  it("the whole chain hashed again", async () => {
    const rewritten = resealed(2n, (draft) => ({ ...draft, source: { ...draft.source, medusaId: "pay_other" } }))
    expect(await finding(rewritten)).toBeNull()
    expect(await finding(rewritten, checkpoints)).toMatchObject({ sequence: 4n, law: "checkpoint" })
  })

  it("a forged checkpoint", async () => {
    expect(await finding(journal, [{ ...checkpoints[1]!, signature: "no" }])).toMatchObject({ sequence: 10n, law: "signature" })
  })

  it("one fen moved between two households of a sale, of a refund, of a reversal, and sealed again", async () => {
    expect(await finding(resealed(1n, tilted))).toMatchObject({ sequence: 1n, law: "split", expected: expect.stringContaining("postings.1.amountFen") })
    expect(await finding(resealed(3n, tilted))).toMatchObject({ sequence: 3n, law: "refund" })
    expect(await finding(resealed(10n, tilted))).toMatchObject({ sequence: 10n, law: "reversal" })
  })

  it("postings that do not sum to zero", async () => {
    expect(await finding(resealed(2n, (draft) => ({ ...draft, postings: draft.postings.slice(1) })))).toMatchObject({ sequence: 2n, law: "balance" })
  })

  it("one payment posted twice", async () => {
    const twice = new TestJournal()
    twice.sell(snapshotOf())
    twice.write(saleEntry(captureOf(snapshotOf()), snapshotOf(), sha256))
    expect(await finding(twice.entries)).toMatchObject({ sequence: 2n, law: "unique_source" })
  })

  it("a refund that claims less of the goods, stands on nothing, or exceeds its sale", async () => {
    const lighter = resealed(3n, (draft) => ({ ...draft, refund: draft.refund && { ...draft.refund, lines: draft.refund.lines.map((line) => ({ ...line, grossFen: 1n })) } }))
    expect(await finding(lighter)).toMatchObject({ sequence: 3n, law: "refund", expected: expect.stringContaining("refund.lines.0.grossFen") })
    expect(await finding(resealed(3n, (draft) => ({ ...draft, relatesTo: 99n })))).toMatchObject({ sequence: 3n, law: "refund", found: expect.stringContaining("no earlier entry 99") })
    const doubled = resealed(5n, (draft) => ({ ...draft, amountFen: 100_000n }))
    expect(await finding(doubled)).toMatchObject({ sequence: 5n, law: "refund", found: expect.stringContaining("RefundExceedsRemainder") })
  })

  it("money without an order booked elsewhere", async () => {
    const sold = resealed(6n, (draft) => ({ ...draft, postings: draft.postings.map((posting) => (posting.account === "unapplied_receipts" ? { ...posting, account: "commission" } : posting)) }))
    expect(await finding(sold)).toMatchObject({ sequence: 6n, law: "unapplied" })
  })
})

describe("an auditor that reads earlier entries again", () => {
  it("asks for nothing but what the next entries stand on", async () => {
    const { entries } = longJournal()
    const asked: bigint[] = []
    const recall: EntryRecall = async (sequences) => {
      asked.push(...sequences)
      return recallFrom(entries)(sequences)
    }
    expect(await audit(entries, [], { ...tools, recall })).toMatchObject({ ok: true, entries: 300n })
    expect(asked.length).toBeGreaterThan(100)
    expect(new Set(asked).size).toBe(asked.length)
    expect(asked.every((sequence) => sequence <= 150n)).toBe(true)
  })

  it("is not deceived by a journal that says something else when it is read again, or nothing", async () => {
    const { entries } = longJournal()
    const other = longJournal().entries.map((entry) => (entry.sequence === 149n ? { ...entry, currency: "usd" } : entry))
    expect(await audit(entries, [], { ...tools, recall: recallFrom(other) })).toMatchObject({ ok: false, finding: { sequence: 149n, law: "chain", found: expect.stringContaining("changed during the audit") } })
    expect(await audit(entries, [], { ...tools, recall: async () => [] })).toMatchObject({ ok: false, finding: { law: "chain", found: expect.stringContaining("nothing") } })
  })

  it("names one payment posted twice however far apart", async () => {
    const long = longJournal()
    const first = long.entries[0]!
    long.write({ ...first, relatesTo: null })
    expect(await finding(long.entries)).toMatchObject({ sequence: 301n, law: "unique_source", found: expect.stringContaining("already in entry 1") })
  })

  it("is told of each lawful entry with what it stands on, and of none behind the first bad one", async () => {
    const { entries } = longJournal()
    const followed: string[] = []
    const follow = (entry: Entry, earlier: readonly Entry[]) => void followed.push([entry, ...earlier].map((one) => one.sequence).join(" "))
    await audit([...entries.slice(0, 152), entries[153]!], [], { ...tools, recall: recallFrom(entries), follow })
    expect(followed).toEqual([...entries.slice(0, 150).map((entry) => `${entry.sequence}`), "151 1", "152 2"])
  })
})

describe("a text without a UTF-8 form", () => {
  it("is named at its entry", async () => {
    const lines = journal.map(printEntry)
    lines[1] = lines[1]!.replace('"medusaId":"pay_order_plain"', '"medusaId":"pay_\\ud800"')
    expect(await auditLines(lines, [], tools)).toMatchObject({ ok: false, finding: { sequence: 2n, law: "chain" } })
  })
})
