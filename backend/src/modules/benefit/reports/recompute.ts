import { factsOf, isWithin, MeasureTally, type Entry, type LineFact, type MeasureFilter, type Measures } from "@qianhang/shared/ledger"
import type { EntityManager } from "typeorm"
import { readEntries } from "../journal/entry-store"
import { sha256 } from "../journal/sha256"
import { RecomputedRollups } from "./rollup-differences"
import { WHOLE, type Grouping } from "./rollup-measures"

const PAGE = 500

/** What the raw entries alone say: the measures by row key, and every rollup row made anew. */
export type Recomputed = { measures: Map<string, Measures>; rollups: RecomputedRollups }

/** Recomputes a report from the raw entries, each proven by its hash as it is read; a page at a time, so a long journal fits. */
export async function recompute(manager: EntityManager, filter: MeasureFilter, by: Grouping): Promise<Recomputed> {
  const rollups = new RecomputedRollups()
  const tallies = new Map<string, MeasureTally>()
  for await (const entry of entriesOfPeriod(manager, filter)) {
    for (const fact of factsOf(entry, sha256)) {
      if (!isWithin(fact, filter)) continue
      const key = keyOf(fact, by)
      const tally = tallies.get(key) ?? new MeasureTally()
      tally.add(fact)
      rollups.add(fact)
      tallies.set(key, tally)
    }
  }
  return { measures: new Map([...tallies].map(([key, tally]) => [key, tally.measures()])), rollups }
}

async function* entriesOfPeriod(manager: EntityManager, { from, to }: MeasureFilter): AsyncGenerator<Entry> {
  let afterSequence = 0n
  for (;;) {
    const page = await readEntries(manager, { from, to, afterSequence, limit: PAGE })
    yield* page
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    afterSequence = last.sequence
  }
}

const keyOf = (fact: LineFact, by: Grouping): string => (by === "county" ? fact.countyCode : by === "cooperative" ? fact.cooperativeId : WHOLE)
