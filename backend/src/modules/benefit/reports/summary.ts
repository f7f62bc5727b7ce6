import { NO_MEASURES, type Checkpoint, type Grouping, type Head, type MeasureFilter, type Measures } from "@qianhang/shared/ledger"
import type { DataSource } from "typeorm"
import { readHead } from "../journal/entry-store"
import { readAlone } from "./read-alone"
import { recompute } from "./recompute"
import { measuresFromRollups, sameMeasures, WHOLE } from "./rollup-measures"

/** A report and, where it was asked for, its own proof: the same recomputed from the raw entries, and where the chain stood. */
export type Summary = { rollups: Measures; recomputed: Measures | null; matches: boolean | null; head: Head | null; checkpoint: Checkpoint | null }
export type BreakdownRow = { key: string; measures: Measures }
export type Breakdown = { rows: BreakdownRow[]; total: Measures; recomputed: { rows: BreakdownRow[]; total: Measures } | null; matches: boolean | null; head: Head | null }

/** Both sets are read from one state of the database, so that a sale posted meanwhile cannot make them differ. */
export async function summarise(source: DataSource, filter: MeasureFilter, asked: { checkpoint: Checkpoint | null; recomputed: boolean }): Promise<Summary> {
  const { total, recomputed, matches, head } = await breakDown(source, filter, null, asked)
  return { rollups: total, recomputed: recomputed && recomputed.total, matches, head, checkpoint: asked.checkpoint }
}

/**
 * One row per key, largest accrual first, and the whole; households are distinct inside a row and do not add up.
 * `matches` is about every rollup row of the filter, not only about those this report happens to add up.
 */
export async function breakDown(source: DataSource, filter: MeasureFilter, by: Grouping | null, asked: { recomputed: boolean }): Promise<Breakdown> {
  return source.transaction("REPEATABLE READ", async (manager) => {
    await readAlone(manager)
    const rows = await measuresFromRollups(manager, filter, by)
    const total = by === null ? rows : await measuresFromRollups(manager, filter, null)
    const shown = { rows: sorted(rows), total: total.get(WHOLE) ?? NO_MEASURES }
    if (!asked.recomputed) return { ...shown, recomputed: null, matches: null, head: await readHead(manager) }
    const raw = await recompute(manager, filter, by)
    const differences = await raw.rollups.differences(manager)
    const matches = sameMeasures(rows, raw.rows) && sameMeasures(total, raw.total) && differences.length === 0
    return { ...shown, recomputed: { rows: sorted(raw.rows), total: raw.total.get(WHOLE) ?? NO_MEASURES }, matches, head: await readHead(manager) }
  })
}

const sorted = (rows: ReadonlyMap<string, Measures>): BreakdownRow[] =>
  [...rows].map(([key, measures]) => ({ key, measures })).sort((a, b) => compare(b.measures.benefitAccruedFen, a.measures.benefitAccruedFen) || (a.key < b.key ? -1 : 1))

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)
