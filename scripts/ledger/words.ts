import type { AuditedLaw, EntryKind, RollupName } from "../../shared/src/ledger/index.js"

/** What a broken law means to somebody who reads no code, and which advice fits it. */
export interface LawWords { readonly what: string; readonly means: string; readonly advice: "tampered" | "key" | "posting" }

/** Every sentence of the verdict in one language. */
export interface Words {
  /** between a label and what it labels; between the parts of a list */
  readonly marks: { readonly colon: string; readonly comma: string }
  readonly whole: (from: string, to: string, entries: string) => string
  readonly empty: string
  readonly broken: (sequence: string) => string
  readonly rollupsBroken: string
  readonly checked: string
  readonly chain: (entries: string, sequence: string, hash: string) => string
  readonly checkpoints: (count: string) => string
  readonly signatures: (checked: boolean) => string
  readonly uncovered: (count: string) => string
  readonly cutOff: string
  readonly balance: (postings: string, debit: string, credit: string) => string
  readonly splits: (kinds: string) => string
  readonly rollups: (rows: string) => string
  readonly rollupsLeftOut: string
  readonly totals: (received: string, paid: string, owed: string) => string
  readonly which: (kind: string, day: string, orderId: string | null) => string
  readonly before: (entries: string) => string
  readonly labels: { readonly what: string; readonly means: string; readonly doing: string; readonly details: string; readonly expected: string; readonly found: string }
  readonly advice: Readonly<Record<LawWords["advice"] | "rollups" | "otherMoment", readonly string[]>>
  readonly otherMoment: string
  readonly unreadableRollups: (line: string) => string
  readonly differs: (rollup: string, period: string) => string
  readonly moreDays: (count: string) => string
  readonly noRow: string
  readonly laws: Readonly<Record<AuditedLaw, LawWords>>
  readonly kinds: Readonly<Record<EntryKind, string>>
  readonly rollupNames: Readonly<Record<RollupName, string>>
}
