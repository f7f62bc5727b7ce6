import { type Checkpoint, verifyCheckpoint, type VerifySignature } from "./checkpoint.js"
import { FieldUnreadable } from "./codec.js"
import { TextIllFormed } from "./byte-writer.js"
import type { Entry, Head } from "./entry.js"
import type { EntryRecall } from "./entry-recall.js"
import type { Hash } from "./hash.js"
import type { Finding, Verdict } from "./finding.js"
import { parseEntry } from "./journal-line.js"
import { LawAudit } from "./law-audit.js"
import { chainFault } from "./seal.js"

/** What the auditor needs from its platform. */
export interface AuditTools {
  readonly hash: Hash
  /** null: signatures are not checked */
  readonly verifySignature: VerifySignature | null
  /** reads earlier entries again; without it the auditor keeps them all, which suits short journals */
  readonly recall?: EntryRecall
  /** is told of each lawful entry, with the earlier entries of the same sale or receipt */
  readonly follow?: (entry: Entry, earlier: readonly Entry[]) => void
}

/** Entries taken at a time: what they stand on is read again together. */
const PAGE = 64

/**
 * Checks a journal page by page, trusting nothing but the checkpoints: chain, checkpoints, balance, one entry per provider
 * object, and every posting recomputed from the hashed snapshot and the refunds before it (LEDGER 3-14). Stops at the first
 * bad entry. With `recall` it needs some hundred bytes an entry, whatever is in it, beside the books of households × batches.
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
    this.#laws = new LawAudit({ hash: tools.hash, recall: tools.recall ?? null })
    for (const checkpoint of checkpoints) this.#expect(checkpoint)
  }

  /** Takes the next entries; returns what is wrong with one of them, or with one before. */
  async take(page: readonly Entry[]): Promise<Finding | null> {
    this.#finding ??= await this.#laws.open(page)
    for (const entry of page) {
      this.#finding ??= this.#examine(entry)
      if (this.#finding !== null) return this.#finding
      this.#head = { sequence: entry.sequence, hash: entry.hash }
    }
    return this.#finding
  }

  /** Takes the next lines of an export; a line that cannot be read is a finding of law `format`. */
  async takeLines(lines: readonly string[]): Promise<Finding | null> {
    const entries: Entry[] = []
    let unreadable: FieldUnreadable | null = null
    for (const line of lines) {
      try {
        entries.push(parseEntry(line))
      } catch (error) {
        if (!(error instanceof FieldUnreadable)) throw error
        unreadable = error
        break
      }
    }
    await this.take(entries)
    if (unreadable !== null) this.#finding ??= { sequence: (this.#head?.sequence ?? 0n) + 1n, law: "format", expected: `${unreadable.at || "line"}: ${unreadable.expected}`, found: unreadable.message }
    return this.#finding
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
    const fault = this.#chainFault(entry)
    if (fault !== null) {
      const at = fault.rule === "sequence" ? BigInt(fault.expected) : sequence
      return { sequence: at, law: "chain", expected: `${fault.rule} ${fault.expected}`, found: fault.found }
    }
    const contradicted = this.#bySequence.get(sequence)?.find((checkpoint) => checkpoint.hash !== entry.hash)
    if (contradicted !== undefined) {
      return { sequence, law: "checkpoint", expected: `hash ${contradicted.hash}, as signed before: this entry or one before it was rewritten`, found: entry.hash }
    }
    const earlier = this.#laws.standsOn(entry)
    const broken = this.#laws.take(entry)
    if (broken === null) this.#tools.follow?.(entry, earlier)
    return broken
  }

  /** A text without a UTF-8 form cannot have been hashed by us. */
  #chainFault(entry: Entry): ReturnType<typeof chainFault> {
    try {
      return chainFault(entry, this.#head, this.#tools.hash)
    } catch (unhashable) {
      if (!(unhashable instanceof TextIllFormed)) throw unhashable
      return { rule: "hash", expected: unhashable.message, found: entry.hash }
    }
  }

  #missing(entries: bigint): Finding | null {
    if (entries >= this.#newest) return null
    return { sequence: entries + 1n, law: "missing_entries", expected: `entries up to ${this.#newest}, as the newest checkpoint says`, found: `the journal ends at ${entries}` }
  }
}

/** Audits a whole journal, read from anywhere. Looks at nothing behind the first bad entry. */
export async function audit(entries: Iterable<Entry> | AsyncIterable<Entry>, checkpoints: readonly Checkpoint[], tools: AuditTools): Promise<Verdict> {
  const auditor = new Auditor(checkpoints, tools)
  for await (const page of pagesOf(entries)) if ((await auditor.take(page)) !== null) break
  return auditor.verdict()
}

/** Audits a journal as exported, one entry per line; a line that cannot be read is a finding of law `format`. */
export async function auditLines(lines: Iterable<string> | AsyncIterable<string>, checkpoints: readonly Checkpoint[], tools: AuditTools): Promise<Verdict> {
  const auditor = new Auditor(checkpoints, tools)
  for await (const page of pagesOf(lines)) if ((await auditor.takeLines(page)) !== null) break
  return auditor.verdict()
}

async function* pagesOf<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T[]> {
  let page: T[] = []
  for await (const item of items) {
    page.push(item)
    if (page.length < PAGE) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}
