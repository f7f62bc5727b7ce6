import type { Checkpoint, Head, MeasureFilter, Measures } from "@qianhang/shared/ledger"
import type { DataSource } from "typeorm"
import { readHead } from "../journal/entry-store"
import { measuresFromEntries } from "./recompute"
import { measuresFromRollups, NOTHING, sameMeasures, WHOLE, type Grouping } from "./rollup-measures"

/** A report with its own proof: the rollups, the same recomputed from the raw entries, and where the chain stood. */
export type Summary = { rollups: Measures; recomputed: Measures; matches: boolean; head: Head | null; checkpoint: Checkpoint | null }
export type Breakdown = { rows: { key: string; measures: Measures }[]; matches: boolean; head: Head | null }

/** Both sets are read from one state of the database, so that a sale posted meanwhile cannot make them differ. */
export async function summarise(source: DataSource, filter: MeasureFilter, checkpoint: Checkpoint | null): Promise<Summary> {
  const { rollups, recomputed, head } = await readBoth(source, filter, "none")
  return { rollups: rollups.get(WHOLE) ?? NOTHING, recomputed: recomputed.get(WHOLE) ?? NOTHING, matches: sameMeasures(rollups, recomputed), head, checkpoint }
}

/** One row per county or cooperative, largest accrual first; households are distinct inside a row and do not add up. */
export async function breakDown(source: DataSource, filter: MeasureFilter, by: Exclude<Grouping, "none">): Promise<Breakdown> {
  const { rollups, recomputed, head } = await readBoth(source, filter, by)
  const rows = [...rollups].map(([key, measures]) => ({ key, measures })).sort((a, b) => compare(b.measures.benefitAccruedFen, a.measures.benefitAccruedFen) || a.key.localeCompare(b.key))
  return { rows, matches: sameMeasures(rollups, recomputed), head }
}

async function readBoth(source: DataSource, filter: MeasureFilter, by: Grouping): Promise<{ rollups: Map<string, Measures>; recomputed: Map<string, Measures>; head: Head | null }> {
  return source.transaction("REPEATABLE READ", async (manager) => ({
    rollups: await measuresFromRollups(manager, filter, by),
    recomputed: await measuresFromEntries(manager, filter, by),
    head: await readHead(manager),
  }))
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)
