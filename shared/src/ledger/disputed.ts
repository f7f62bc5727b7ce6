import type { Entry } from "./entry.js"

/** What banks hold or have kept of a payment by these entries: opened and not won back, in fen. */
export function disputedFen(entries: readonly Pick<Entry, "kind" | "amountFen">[]): bigint {
  return entries.reduce((sum, { kind, amountFen }) => sum + (kind === "dispute_opened" ? amountFen : kind === "dispute_won" ? -amountFen : 0n), 0n)
}
