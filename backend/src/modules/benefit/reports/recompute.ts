import { MeasureTable, type Entry, type Grouping, type MeasureFilter, type Measures } from "@qianhang/shared/ledger"
import type { EntityManager } from "typeorm"
import { readEntries } from "../journal/entry-store"
import { FactReader } from "../rollups/recompute-facts"
import { RecomputedRollups } from "../rollups/rollup-differences"

const PAGE = 500

/** What the raw entries alone say: the measures by row key and in all, and every rollup row made anew. */
export type Recomputed = { rows: Map<string, Measures>; total: Map<string, Measures>; rollups: RecomputedRollups }

/** Recomputes a report from the raw entries, each proven by its hash as it is read; a page at a time, so a long journal fits. */
export async function recompute(manager: EntityManager, filter: MeasureFilter, by: Grouping | null): Promise<Recomputed> {
  const [reader, rollups, rows, total] = [new FactReader(manager), new RecomputedRollups(filter), new MeasureTable(filter, by), new MeasureTable(filter, null)]
  for await (const page of pagesOfPeriod(manager, filter)) {
    for (const facts of await reader.factsOf(page)) {
      rows.add(facts)
      total.add(facts)
      rollups.add(facts)
    }
  }
  return { rows: rows.measures(), total: total.measures(), rollups }
}

async function* pagesOfPeriod(manager: EntityManager, { from, to }: MeasureFilter): AsyncGenerator<Entry[]> {
  for (let afterSequence = 0n; ; ) {
    const page = await readEntries(manager, { from, to, afterSequence, limit: PAGE })
    yield page
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    afterSequence = last.sequence
  }
}
