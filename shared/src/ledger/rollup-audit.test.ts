import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { audit } from "./auditor.js"
import { FieldUnreadable } from "./codec.js"
import type { Entry } from "./entry.js"
import { hashOfTexts } from "./hash.js"
import { JournalSums } from "./journal-sums.js"
import { quickHash } from "./journal.arbitrary.js"
import { randomJournal } from "./random-journal.arbitrary.js"
import { RollupAudit, RollupDays } from "./rollup-audit.js"
import { parseRollupHeading, parseRollupRow, printRollupHeading, printRollupRow, type RollupRow, sumNames } from "./rollup-line.js"
import { rollupRowsOf } from "./rollup-rows.arbitrary.js"
import { sha256 } from "./sha256.arbitrary.js"

const weight = (text: string): bigint => BigInt(`0x${hashOfTexts(sha256, "a secret", text).slice(0, 32)}`)

async function compared(entries: readonly Entry[], rows: readonly RollupRow[]) {
  const rollups = new RollupAudit({ hash: quickHash, weight })
  expect(await audit(entries, [], { hash: quickHash, verifySignature: null, follow: rollups.follow })).toMatchObject({ ok: true })
  for (const row of rows) rollups.takeRow(row)
  const days = new RollupDays(quickHash, rollups.differing())
  await audit(entries, [], { hash: quickHash, verifySignature: null, follow: days.follow })
  for (const row of rows) days.takeRow(row)
  return { rows: rollups.rows, differing: rollups.differing(), differences: days.differences() }
}

describe("rollups held against their journal", () => {
  it("are equal where nothing was changed, whatever the journal", async () => {
    await fc.assert(fc.asyncProperty(randomJournal, async ({ entries }) => {
      const rows = rollupRowsOf(entries, quickHash)
      expect(await compared(entries, rows)).toEqual({ rows: rows.length, differing: [], differences: [] })
    }), { numRuns: 60 })
  }, 300_000)

  it("name the very sum of the very row that is one fen wrong", async () => {
    await fc.assert(fc.asyncProperty(randomJournal, fc.nat(), fc.nat(), async ({ entries }, which, column) => {
      const rows = rollupRowsOf(entries, quickHash)
      const row = rows[which % Math.max(1, rows.length)]
      if (row === undefined) return
      const index = column % row.sums.length
      const wrong = { ...row, sums: row.sums.map((sum, at) => (at === index ? sum + 1n : sum)) }
      const { differing, differences } = await compared(entries, rows.map((one) => (one === row ? wrong : one)))
      const place = { rollup: row.rollup, period: row.key[0] }
      expect(differing).toEqual([place])
      expect(differences).toEqual([{ ...place, key: row.key, sum: sumNames(row.rollup)[index], expected: row.sums[index], found: (row.sums[index] ?? 0n) + 1n }])
    }), { numRuns: 60 })
  }, 300_000)

  it("name a row that is missing, and one too many, even where the day's sums agree", async () => {
    const journal = fc.sample(randomJournal, { numRuns: 30, seed: 7 }).find(({ entries }) => entries.some((entry) => entry.kind === "sale" && entry.snapshot?.lines.some((line) => line.parts.some((part) => part.agreement !== null))))
    const rows = rollupRowsOf(journal?.entries ?? [], quickHash)
    const row = rows.find((one) => one.rollup === "household_day" && one.sums[0] !== 0n)!
    const moved = { ...row, key: [...row.key.slice(0, -1), "hh_nobody"] }
    const { differences } = await compared(journal?.entries ?? [], [...rows.filter((one) => one !== row), moved])
    expect(differences).toContainEqual({ rollup: "household_day", period: row.key[0], key: row.key, sum: "accruedFen", expected: row.sums[0], found: null })
    expect(differences).toContainEqual({ rollup: "household_day", period: row.key[0], key: moved.key, sum: "accruedFen", expected: null, found: row.sums[0] })
  })
})

describe("an export of rollups", () => {
  const row: RollupRow = { rollup: "household_month", key: ["2026-11-01", "522635", "coop", "prod", "", "", "lifted", "hh_1"], sums: [1n, 0n, -2n, 9_007_199_254_740_993n, 0n] }

  it("reads as it was printed", () => {
    expect(parseRollupRow(printRollupRow(row))).toEqual(row)
    for (const head of [null, { sequence: 7n, hash: "ab" }]) expect(parseRollupHeading(printRollupHeading(head))).toEqual(head)
  })

  it.each([["", "JSON"], ['["fact",[],[]]', "the name of a rollup"], ['["household_month",["2026-11-01"],["1","0","0","0","0"]]', "8 values"], [printRollupRow({ ...row, sums: [1n] }), "5 sums"], [printRollupRow(row).replace('"-2"', "-2"), "decimal string"], ["{}", "the name of a rollup"]])("refuses %s", (line, expected) => {
    expect(() => parseRollupRow(line)).toThrow(FieldUnreadable)
    expect(() => parseRollupRow(line)).toThrow(expected)
  })
})

describe("what a journal amounts to", () => {
  it("is counted by kind and adds up: debits are credits, and accounts cancel out", () => {
    fc.assert(fc.property(randomJournal, ({ entries }) => {
      const sums = new JournalSums()
      for (const entry of entries) sums.follow(entry)
      expect([...sums.kinds.values()].reduce((all, count) => all + count, 0)).toBe(entries.length)
      expect(sums.postings).toBe(entries.flatMap((entry) => entry.postings).length)
      for (const { debitFen, creditFen } of sums.balances.values()) expect(debitFen + creditFen).toBe(0n)
      expect([...sums.accounts.values()].reduce((all, fen) => all + fen, 0n)).toBe(0n)
      expect(sums.period).toEqual(entries.length === 0 ? null : { firstAtMs: entries[0]?.recordedAtMs, lastAtMs: entries.at(-1)?.recordedAtMs })
    }), { numRuns: 50 })
  })
})
