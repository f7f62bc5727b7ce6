import type { Entry } from "./entry.js"
import { FactBooks } from "./fact-books.js"
import type { Hash } from "./hash.js"
import type { RollupRow } from "./rollup-line.js"
import { factRows, ROLLUP_NAMES, rollupStep } from "./rollups.js"

/** The rollups as the database keeps them: every order's own entries beside each entry. */
export function rollupRowsOf(entries: readonly Entry[], hash: Hash): RollupRow[] {
  const books = new FactBooks(hash)
  const rows = new Map<string, RollupRow>()
  for (const fact of entries.flatMap((entry) => factRows(books.take(entry, entries.filter((one) => one.orderId !== null && one.orderId === entry.orderId))))) {
    for (const rollup of ROLLUP_NAMES) {
      const step = rollupStep(rollup, fact)
      if (step === null) continue
      const name = [rollup, ...step.key].join("\n")
      const before = rows.get(name)
      rows.set(name, { rollup, key: step.key, sums: step.adds.map((add, index) => add + (before?.sums[index] ?? 0n)) })
    }
  }
  return [...rows.values()]
}
