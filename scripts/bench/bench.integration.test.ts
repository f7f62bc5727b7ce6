import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { throwAwayLedger, type ThrowAwayLedger } from "../../backend/src/database-roles/throw-away-ledger.test-builder"
import { openBenefit } from "../../backend/src/modules/benefit/database/open"
import { ROLLUP_NAMES } from "../../shared/src/ledger/index.js"
import { differingReports } from "./b7.js"
import { differingRollups } from "./b8.js"
import { type BenchLedger, rebuildRollupsOf } from "./database.js"
import { benchHistory, BENCH_PERIOD } from "./journal/history.js"
import { loadByDoor, loadInBulk, sha256, type Loaded } from "./load.js"
import { journalMeasures, rawMeasures } from "./raw-reports.js"
import { SEED, SIZES } from "./sizes.js"

type Filled = { ledger: ThrowAwayLedger; source: BenchLedger["source"]; loaded: Loaded }
const history = () => benchHistory({ orders: SIZES["10k"], seed: SEED }, sha256)
let byDoor: Filled
let inBulk: Filled

async function filled(fill: (source: BenchLedger["source"], adminUrl: string | undefined) => Promise<Loaded>): Promise<Filled> {
  const ledger = await throwAwayLedger()
  const source = await openBenefit(ledger.urls.benefitUrl, 2)
  return { ledger, source, loaded: await fill(source, ledger.urls.adminUrl) }
}

beforeAll(async () => {
  byDoor = await filled((source) => loadByDoor(source, history()))
  inBulk = await filled((_, adminUrl) => loadInBulk(adminUrl, history()))
  await rebuildRollupsOf(inBulk.ledger)
}, 120_000)
afterAll(async () => {
  for (const { source, ledger } of [byDoor, inBulk]) {
    await source.destroy()
    await ledger.destroy()
  }
})

describe("a benchmark's journal of 10,000 postings", () => {
  it("has the households a line that QUALITY asks for, and 10,000 postings", () => {
    const counts = [...benchHistory({ orders: 2_000, seed: SEED }, sha256)].flatMap(({ entry }) => (entry.kind === "sale" ? (entry.snapshot?.lines ?? []) : [])).map((line) => Math.max(...line.parts.flatMap((part) => part.draws.map((draw) => draw.contributions.length)))).sort((a, b) => a - b)
    expect([6, 7, 8]).toContain(counts[Math.floor(counts.length / 2)])
    expect(Math.abs((counts[Math.floor(counts.length * 0.95)] ?? 0) - 60)).toBeLessThan(12)
    expect(Math.abs(byDoor.loaded.postings - 10_000)).toBeLessThan(1_000)
  }, 60_000)

  it("written in bulk is the one the journal's own door writes, hash by hash, fact by fact, rollup by rollup", async () => {
    expect(inBulk.loaded).toEqual(byDoor.loaded)
    for (const table of ["entry", "posting", "fact", ...ROLLUP_NAMES]) {
      const rows = await Promise.all([byDoor, inBulk].map(({ ledger }) => ledger.asSuperuser(`select t::text from benefit.${table} t order by 1`)))
      expect(rows[0]?.length).toBeGreaterThan(0)
      expect(rows[1]).toEqual(rows[0])
    }
  })

  it("passes every check the ledger has for itself", async () => {
    const { checks } = await byDoor.ledger.benefit.selfCheck()
    expect(checks.filter((check) => !check.ok)).toEqual([])
  }, 60_000)

  it("gives every report as plain GROUP BY over its facts does, to the fen", async () => {
    expect(await differingReports(byDoor)).toEqual([])
  }, 60_000)

  it("has facts that say what the snapshots, refunds and postings say without them", async () => {
    for (const period of [BENCH_PERIOD, { from: "2025-11-07", to: "2026-03-19" }]) {
      const facts = [...(await rawMeasures(byDoor.source, period, "cooperative")), ...(await rawMeasures(byDoor.source, period, null))]
      const said = new Map(facts.map(({ key, measures }) => [key, `${measures.gmvFen} ${measures.refundsFen} ${measures.benefitAccruedFen} ${measures.households}`]))
      const journal = await journalMeasures(byDoor.source, period)
      for (const [key, text] of journal) expect([key, said.get(key)]).toEqual([key, text])
      expect(journal.size).toBeGreaterThan(5)
    }
  })

  it("has rollups that are CREATE TABLE AS of its facts, row by row, however they were made", async () => {
    expect(await differingRollups(byDoor.ledger)).toEqual([])
    expect(await differingRollups(inBulk.ledger)).toEqual([])
  })

  it("shows a report that is one fen wrong", async () => {
    await inBulk.ledger.asSuperuser("update benefit.household_month set accrued_fen = accrued_fen + 1 where ctid = (select ctid from benefit.household_month where month = '2025-11-01' limit 1)")
    expect((await differingReports(inBulk)).length).toBeGreaterThan(0)
    expect(await differingRollups(inBulk.ledger)).toEqual(["household_month: 2 rows"])
  }, 60_000)
})
