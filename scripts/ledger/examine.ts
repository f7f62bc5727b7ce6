import { createHash, createHmac, randomBytes } from "node:crypto"
import { auditLines, type Entry, FieldUnreadable, type Head, JournalSums, parseRollupHeading, parseRollupRow, RollupAudit, RollupDays, type RollupDifference, type RollupPeriod, type RollupRow, type Verdict } from "../../shared/src/ledger/index.js"
import type { Evidence } from "./evidence.js"
import { JournalFile } from "./journal-file.js"

/** Days looked at row by row where rollups differ; the others are counted. */
const DAYS_SHOWN = 20

/** What became of the rollups: read, of another moment than the journal, unreadable, or compared. */
export type RollupVerdict =
  | { readonly kind: "other_moment"; readonly head: Head | null }
  | { readonly kind: "unreadable"; readonly line: number; readonly message: string }
  | { readonly kind: "compared"; readonly rows: number; readonly periods: readonly RollupPeriod[]; readonly differences: readonly RollupDifference[] }

/** Everything an audit found. */
export interface Examined {
  readonly verdict: Verdict
  readonly sums: JournalSums
  /** the first bad entry as it stands in the file; null where there is none or it cannot be read */
  readonly badEntry: Entry | null
  readonly signaturesChecked: boolean
  readonly cutOff: boolean
  /** null: none were given, or the journal itself is broken */
  readonly rollups: RollupVerdict | null
}

/** The journal is whole, and so are the rollups where they were given. */
export const isWhole = ({ verdict, rollups }: Examined): boolean => verdict.ok && (rollups === null || (rollups.kind === "compared" && rollups.periods.length === 0))

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

/** Audits an export, and the rollups against it. Throws only what reading the files throws. */
export async function examine(evidence: Evidence): Promise<Examined> {
  const { checkpoints, verifySignature, cutOff } = evidence
  const file = await JournalFile.open(evidence.journal)
  try {
    const secret = randomBytes(32)
    const weight = (text: string): bigint => BigInt(`0x${createHmac("sha256", secret).update(text).digest("hex").slice(0, 32)}`)
    const [sums, rollups] = [new JournalSums(), evidence.rollups === null ? null : new RollupAudit({ hash: sha256, weight })]
    const follow = (entry: Entry, earlier: readonly Entry[]): void => {
      sums.follow(entry)
      rollups?.follow(entry, earlier)
    }
    const verdict = await auditLines(file.lines(), checkpoints, { hash: sha256, verifySignature, recall: file.recall, follow })
    const own = { verdict, sums, signaturesChecked: verifySignature !== null, cutOff }
    if (!verdict.ok) return { ...own, badEntry: await badEntryOf(file, verdict.finding.sequence), rollups: null }
    return { ...own, badEntry: null, rollups: rollups === null || evidence.rollups === null ? null : await compare(file, { rollups, name: evidence.rollups, head: verdict.head }) }
  } finally {
    await file.close()
  }
}

async function badEntryOf(file: JournalFile, sequence: bigint): Promise<Entry | null> {
  if (!file.has(sequence)) return null
  try {
    return (await file.recall([sequence]))[0] ?? null
  } catch (error) {
    if (error instanceof FieldUnreadable) return null
    throw error
  }
}

/** The rollups' rows against what the journal's entries added up to; where they differ, the journal is read once more for those days. */
async function compare(journal: JournalFile, { rollups, name, head }: { rollups: RollupAudit; name: string; head: Head | null }): Promise<RollupVerdict> {
  const broken = await readRows(name, head, (row) => rollups.takeRow(row))
  if (broken !== null) return broken
  const periods = rollups.differing()
  if (periods.length === 0) return { kind: "compared", rows: rollups.rows, periods, differences: [] }
  const days = new RollupDays(sha256, periods.slice(0, DAYS_SHOWN))
  await auditLines(journal.lines(), [], { hash: sha256, verifySignature: null, recall: journal.recall, follow: days.follow })
  await readRows(name, head, (row) => days.takeRow(row))
  return { kind: "compared", rows: rollups.rows, periods, differences: days.differences() }
}

/** Hands every row to `take`; says why where it cannot. */
async function readRows(name: string, head: Head | null, take: (row: RollupRow) => void): Promise<RollupVerdict | null> {
  const file = await JournalFile.open(name)
  let line = 0
  try {
    for await (const text of file.lines()) {
      line += 1
      if (line > 1) take(parseRollupRow(text))
      else {
        const at = parseRollupHeading(text)
        if (at?.sequence !== head?.sequence || at?.hash !== head?.hash) return { kind: "other_moment", head: at }
      }
    }
    return line === 0 ? { kind: "unreadable", line: 1, message: "the file is empty" } : null
  } catch (error) {
    if (error instanceof FieldUnreadable) return { kind: "unreadable", line, message: error.message }
    throw error
  } finally {
    await file.close()
  }
}
