import { type Checkpoint, verifyCheckpoint, type VerifySignature } from "./checkpoint.js"
import { FieldUnreadable } from "./codec.js"
import type { Entry, Head } from "./entry.js"
import type { Hash } from "./hash.js"
import type { Finding, Verdict } from "./finding.js"
import { parseEntry } from "./journal-line.js"
import { LawAudit } from "./law-audit.js"
import { chainFault } from "./seal.js"

/** What the auditor needs from its platform. `verifySignature` null: signatures are not checked. */
export interface AuditTools { readonly hash: Hash; readonly verifySignature: VerifySignature | null }

/**
 * Checks a journal entry by entry, trusting nothing but the checkpoints: chain, checkpoints, balance, one entry per
 * provider object, and every posting recomputed from the hashed snapshot and the refunds before it (LEDGER 3-14).
 * Stops at the first bad entry. It remembers the sales it has seen, because their refunds are checked against them.
 */
export class Auditor {
  readonly #tools: AuditTools
  readonly #bySequence = new Map<bigint, Checkpoint[]>()
  readonly #checkpoints: number
  readonly #laws: LawAudit
  #newest = 0n
  #head: Head | null = null
  #finding: Finding | null = null

  constructor(checkpoints: readonly Checkpoint[], tools: AuditTools) {
    this.#tools = tools
    this.#checkpoints = checkpoints.length
    this.#laws = new LawAudit(tools.hash)
    for (const checkpoint of checkpoints) this.#expect(checkpoint)
  }

  /** Takes the next entry; returns what is wrong with it, or with one before it. */
  take(entry: Entry): Finding | null {
    this.#finding ??= this.#examine(entry)
    if (this.#finding === null) this.#head = { sequence: entry.sequence, hash: entry.hash }
    return this.#finding
  }

  /** Takes the next line of an export. */
  takeLine(line: string): Finding | null {
    try {
      return this.take(parseEntry(line))
    } catch (unreadable) {
      if (!(unreadable instanceof FieldUnreadable)) throw unreadable
      const { at, expected, message } = unreadable
      return (this.#finding ??= { sequence: (this.#head?.sequence ?? 0n) + 1n, law: "format", expected: `${at || "line"}: ${expected}`, found: message })
    }
  }

  /** The verdict once every entry was taken. */
  verdict(): Verdict {
    const entries = this.#head?.sequence ?? 0n
    const finding = this.#finding ?? this.#missing(entries)
    if (finding !== null) return { ok: false, entries, finding }
    return { ok: true, entries, head: this.#head, checkpoints: this.#checkpoints, uncovered: entries - this.#newest }
  }

  #expect(checkpoint: Checkpoint): void {
    const { sequence } = checkpoint
    const verify = this.#tools.verifySignature
    if (verify !== null && !verifyCheckpoint(checkpoint, verify)) {
      this.#finding ??= { sequence, law: "signature", expected: `a checkpoint signed by key ${checkpoint.keyId}`, found: "a signature that does not fit" }
    }
    this.#bySequence.set(sequence, [...(this.#bySequence.get(sequence) ?? []), checkpoint])
    if (sequence > this.#newest) this.#newest = sequence
  }

  #examine(entry: Entry): Finding | null {
    const { sequence } = entry
    const fault = chainFault(entry, this.#head, this.#tools.hash)
    if (fault !== null) {
      const at = fault.rule === "sequence" ? BigInt(fault.expected) : sequence
      return { sequence: at, law: "chain", expected: `${fault.rule} ${fault.expected}`, found: fault.found }
    }
    const contradicted = this.#bySequence.get(sequence)?.find((checkpoint) => checkpoint.hash !== entry.hash)
    if (contradicted !== undefined) {
      return { sequence, law: "checkpoint", expected: `hash ${contradicted.hash}, as signed before: this entry or one before it was rewritten`, found: entry.hash }
    }
    return this.#laws.take(entry)
  }

  #missing(entries: bigint): Finding | null {
    if (entries >= this.#newest) return null
    return { sequence: entries + 1n, law: "missing_entries", expected: `entries up to ${this.#newest}, as the newest checkpoint says`, found: `the journal ends at ${entries}` }
  }
}

/** Audits a whole journal, read from anywhere. Looks at nothing behind the first bad entry. */
export async function audit(entries: Iterable<Entry> | AsyncIterable<Entry>, checkpoints: readonly Checkpoint[], tools: AuditTools): Promise<Verdict> {
  const auditor = new Auditor(checkpoints, tools)
  for await (const entry of entries) if (auditor.take(entry) !== null) break
  return auditor.verdict()
}

/** Audits a journal as exported, one entry per line; a line that cannot be read is a finding of law `format`. */
export async function auditLines(lines: Iterable<string> | AsyncIterable<string>, checkpoints: readonly Checkpoint[], tools: AuditTools): Promise<Verdict> {
  const auditor = new Auditor(checkpoints, tools)
  for await (const line of lines) if (auditor.takeLine(line) !== null) break
  return auditor.verdict()
}
