import type { Entry } from "./entry.js"

/** Sequences of the entries that a reversal among these has undone. */
export function undoneSequences(entries: readonly Entry[]): ReadonlySet<bigint> {
  return new Set(entries.flatMap((entry) => (entry.kind === "reversal" && entry.relatesTo !== null ? [entry.relatesTo] : [])))
}
