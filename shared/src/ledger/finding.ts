import type { Head } from "./entry.js"

/** Which law the first bad entry breaks. */
export type AuditedLaw = "format" | "chain" | "checkpoint" | "signature" | "missing_entries" | "balance" | "unique_source" | "split" | "refund" | "reversal" | "unapplied" | "settlement" | "handover" | "dispute"

/** The first thing found wrong: where, which law, what was expected and what was found. */
export interface Finding {
  /** sequence of the bad entry; for missing entries the first one missing */
  readonly sequence: bigint
  readonly law: AuditedLaw
  readonly expected: string
  readonly found: string
}

/** What an audit says. `uncovered`: newest entries behind the last checkpoint, whose deletion this journal cannot show. */
export type Verdict =
  | { readonly ok: true; readonly entries: bigint; readonly head: Head | null; readonly checkpoints: number; readonly uncovered: bigint }
  | { readonly ok: false; readonly entries: bigint; readonly finding: Finding }
