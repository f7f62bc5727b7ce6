import type { Checkpoint, Head, MeasureFilter, Measures } from "@qianhang/shared/ledger"
import type { DataSource } from "typeorm"
import { readHead } from "../journal/entry-store"
import { recompute } from "./recompute"
import type { Difference } from "./rollup-differences"
import { measuresFromRollups, NOTHING, sameMeasures, WHOLE, type Grouping } from "./rollup-measures"

/** A report with its own proof: the rollups, the same recomputed from the raw entries, and where the chain stood. */
export type Summary = { rollups: Measures; recomputed: Measures; matches: boolean; head: Head | null; checkpoint: Checkpoint | null }
export type Breakdown = { rows: { key: string; measures: Measures }[]; matches: boolean; head: Head | null }

/** Both sets are read from one state of the database, so that a sale posted meanwhile cannot make them differ. */
export async function summarise(source: DataSource, filter: MeasureFilter, checkpoint: Checkpoint | null): Promise<Summary> {
  const { rollups, recomputed, matches, head } = await readBoth(source, filter, "none")
  return { rollups: rollups.get(WHOLE) ?? NOTHING, recomputed: recomputed.get(WHOLE) ?? NOTHING, matches, head, checkpoint }
}

/** One row per county or cooperative, largest accrual first; households are distinct inside a row and do not add up. */
export async function breakDown(source: DataSource, filter: MeasureFilter, by: Exclude<Grouping, "none">): Promise<Breakdown> {
  const { rollups, matches, head } = await readBoth(source, filter, by)
  const rows = [...rollups].map(([key, measures]) => ({ key, measures })).sort((a, b) => compare(b.measures.benefitAccruedFen, a.measures.benefitAccruedFen) || a.key.localeCompare(b.key))
  return { rows, matches, head }
}

/** Every rollup row against the raw entries, whatever the day; empty when the ledger and its rollups agree (RECON d). */
export async function rollupDifferences(source: DataSource): Promise<Difference[]> {
  const always = { from: "0001-01-01", to: "9999-12-31" }
  return source.transaction("REPEATABLE READ", async (manager) => (await recompute(manager, always, "none")).rollups.differences(manager, always))
}

type Both = { rollups: Map<string, Measures>; recomputed: Map<string, Measures>; matches: boolean; head: Head | null }

/** `matches` is about every rollup row of the filter, not only about those this report happens to add up. */
async function readBoth(source: DataSource, filter: MeasureFilter, by: Grouping): Promise<Both> {
  return source.transaction("REPEATABLE READ", async (manager) => {
    const rollups = await measuresFromRollups(manager, filter, by)
    const recomputed = await recompute(manager, filter, by)
    const differences = await recomputed.rollups.differences(manager, filter)
    return { rollups, recomputed: recomputed.measures, matches: sameMeasures(rollups, recomputed.measures) && differences.length === 0, head: await readHead(manager) }
  })
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)
