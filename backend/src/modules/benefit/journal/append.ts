import { factsOf, sealEntry, type Entry, type EntryDraft, type Head, type SourceKind } from "@qianhang/shared/ledger"
import type { DataSource, EntityManager } from "typeorm"
import type { Outcome } from "./append-queue"
import { findBySource, insertEntries, readEntries, readHead } from "./entry-store"
import { EntryKeyReused } from "./errors"
import { addToRollups } from "./rollup-store"
import { sha256 } from "./sha256"

const JOURNAL_LOCK = 7_305_101

/** What is asked of the journal: the key and facts of one movement, and how its draft is made once the head is locked. */
export type Append = {
  key: { provider: string; kind: SourceKind; objectId: string }
  amountFen: bigint
  currency: string
  draft: (journal: OpenJournal) => Promise<EntryDraft>
}
export type Appended = { entry: Entry; existed: boolean }

/** The locked journal as a draft sees it: what is stored and what this batch is about to store. */
export class OpenJournal {
  private readonly pending: Entry[] = []

  constructor(readonly manager: EntityManager, private head: Head | null) {}

  async bySource(key: Append["key"]): Promise<Entry | null> {
    const found = this.pending.find(({ source }) => source.provider === key.provider && source.kind === key.kind && source.objectId === key.objectId)
    return found ?? findBySource(this.manager, key)
  }

  async ofOrder(orderId: string): Promise<Entry[]> {
    return [...(await readEntries(this.manager, { orderId })), ...this.pending.filter((entry) => entry.orderId === orderId)]
  }

  async relatedTo(sequence: bigint): Promise<Entry[]> {
    return [...(await readEntries(this.manager, { relatesTo: sequence })), ...this.pending.filter((entry) => entry.relatesTo === sequence)]
  }

  link(draft: EntryDraft, recordedAtMs: number): Entry {
    const entry = sealEntry(draft, { previous: this.head, recordedAtMs }, sha256)
    this.pending.push(entry)
    this.head = { sequence: entry.sequence, hash: entry.hash }
    return entry
  }

  async flush(): Promise<void> {
    await insertEntries(this.manager, this.pending)
    await addToRollups(this.manager, this.pending.flatMap((entry) => factsOf(entry, sha256)))
  }
}

/**
 * Writes a batch as one transaction under one advisory lock: read and prove the head, link, insert, roll up (LEDGER 10).
 * An item the core refuses is refused alone; a failure of the database fails the batch, and the queue retries its items
 * one by one.
 */
export async function appendBatch(source: DataSource, items: readonly Append[], nowMs: () => number): Promise<Outcome<Appended>[]> {
  return source.transaction(async (manager) => {
    await manager.query("select pg_advisory_xact_lock($1)", [JOURNAL_LOCK])
    const journal = new OpenJournal(manager, await readHead(manager))
    const outcomes: Outcome<Appended>[] = []
    for (const item of items) outcomes.push(await appendOne(journal, item, nowMs()))
    await journal.flush()
    return outcomes
  })
}

async function appendOne(journal: OpenJournal, item: Append, recordedAtMs: number): Promise<Outcome<Appended>> {
  const first = await journal.bySource(item.key)
  if (first) return sameFacts(first, item) ? { done: { entry: first, existed: true } } : { refused: keyReused(first, item) }
  let draft: EntryDraft
  try {
    draft = await item.draft(journal)
  } catch (error) {
    if (isDatabaseFailure(error)) throw error
    return { refused: error }
  }
  return { done: { entry: journal.link(draft, recordedAtMs), existed: false } }
}

const sameFacts = (first: Entry, item: Append): boolean => first.amountFen === item.amountFen && first.currency === item.currency

const keyReused = (first: Entry, item: Append): EntryKeyReused => new EntryKeyReused(item.key.objectId, `${first.amountFen} ${first.currency}`, `${item.amountFen} ${item.currency}`)

/** After a failed statement the transaction is lost, so the whole batch has to be tried again. */
const isDatabaseFailure = (error: unknown): boolean => error instanceof Error && "driverError" in error
