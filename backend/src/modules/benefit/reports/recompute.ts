import { factsOf, isWithin, MeasureTally, type Entry, type LineFact, type MeasureFilter, type Measures } from "@qianhang/shared/ledger"
import type { EntityManager } from "typeorm"
import { readEntries } from "../journal/entry-store"
import { sha256 } from "../journal/sha256"
import { WHOLE, type Grouping } from "./rollup-measures"

const PAGE = 500

/** Measures from the raw entries alone, each proven by its hash as it is read; a page at a time, so a long journal fits. */
export async function measuresFromEntries(manager: EntityManager, filter: MeasureFilter, by: Grouping): Promise<Map<string, Measures>> {
  const tallies = new Map<string, MeasureTally>()
  for await (const entry of entriesOfPeriod(manager, filter)) {
    for (const fact of factsOf(entry, sha256)) {
      if (!isWithin(fact, filter)) continue
      const key = keyOf(fact, by)
      const tally = tallies.get(key) ?? new MeasureTally()
      tally.add(fact)
      tallies.set(key, tally)
    }
  }
  return new Map([...tallies].map(([key, tally]) => [key, tally.measures()]))
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
