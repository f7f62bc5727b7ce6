import { advanceKey, receivableEntry, sealEntry, settledParcelsTouched, type Advances, type Entry, type EntryDraft, type Head } from "@qianhang/shared/ledger"
import type { DataSource, EntityManager } from "typeorm"
import { findBySource, insertEntries, readEntries, readHead, type SourceKey } from "./entry-store"
import { outstandingAdvances } from "./outstanding-advances"
import { addToRollups } from "../rollups/rollup-store"
import { sha256 } from "./sha256"

const JOURNAL_LOCK = 7_305_101

/**
 * The one write door of the journal (LEDGER 10): one transaction under one advisory lock. What `work` posts is inserted and
 * rolled up when it ends; when it throws, nothing of it stays.
 */
export async function inJournal<T>(source: DataSource, work: (journal: OpenJournal) => Promise<T>): Promise<T> {
  return source.transaction(async (manager) => {
    await manager.query("select pg_advisory_xact_lock($1)", [JOURNAL_LOCK])
    const journal = new OpenJournal(manager, await readHead(manager))
    const done = await work(journal)
    await journal.flush()
    return done
  })
}

const textOf = ({ provider, kind, objectId }: SourceKey): string => JSON.stringify([provider, kind, objectId])

/** Where the chain stood, to go back to when an item is refused after it began. */
export type Mark = { readonly pending: number; readonly head: Head | null }

/** The locked journal as a draft sees it: what is stored and what this transaction is about to store. */
export class OpenJournal {
  private readonly pending: Entry[] = []
  private readonly pendingBySource = new Map<string, Entry>()
  private readonly stored = { bySource: new Map<string, Entry | null>(), byOrder: new Map<string, Entry[]>() }

  constructor(readonly manager: EntityManager, private head: Head | null) {}

  /** Reads in one statement what a batch is about to ask one by one. Under the lock nothing else is stored meanwhile. */
  async lookUpSources(keys: readonly SourceKey[]): Promise<void> {
    for (const key of keys) this.stored.bySource.set(textOf(key), null)
    for (const entry of await readEntries(this.manager, { sources: keys })) this.stored.bySource.set(textOf(entry.source), entry)
  }

  /** The same of these orders' entries. */
  async lookUpOrders(orderIds: readonly string[]): Promise<void> {
    if (orderIds.length === 0) return
    for (const orderId of orderIds) this.stored.byOrder.set(orderId, [])
    for (const entry of await readEntries(this.manager, { orderIds })) this.stored.byOrder.get(entry.orderId ?? "")?.push(entry)
  }

  async bySource(key: SourceKey): Promise<Entry | null> {
    const text = textOf(key)
    const found = this.pendingBySource.get(text) ?? this.stored.bySource.get(text)
    return found === undefined ? findBySource(this.manager, key) : found
  }

  async ofOrder(orderId: string): Promise<Entry[]> {
    return [...(this.stored.byOrder.get(orderId) ?? (await readEntries(this.manager, { orderId }))), ...this.pending.filter((entry) => entry.orderId === orderId)]
  }

  async ofOrders(orderIds: readonly string[]): Promise<Entry[]> {
    return [...(await readEntries(this.manager, { orderIds })), ...this.pending.filter((entry) => entry.orderId !== null && orderIds.includes(entry.orderId))]
  }

  /** What stands on an entry, and what undid some of it since. */
  async relatedTo(sequence: bigint): Promise<Entry[]> {
    const standing = [...(await readEntries(this.manager, { relatesTo: sequence })), ...this.pending.filter((entry) => entry.relatesTo === sequence)]
    const sequences = new Set(standing.map((entry) => entry.sequence))
    const undoing = sequences.size === 0 ? [] : await readEntries(this.manager, { undoing: [...sequences] })
    return [...standing, ...undoing, ...this.pending.filter((entry) => entry.kind === "reversal" && entry.relatesTo !== null && sequences.has(entry.relatesTo))]
  }

  /** A cooperative's advances not yet attributed to sales, by `advanceKey`. */
  async advancesOf(cooperativeId: string): Promise<Advances> {
    const advances = await outstandingAdvances(this.manager, cooperativeId)
    for (const posting of this.pending.flatMap((entry) => entry.postings)) {
      if (posting.account !== "household_advance" || posting.cooperativeId !== cooperativeId || posting.lotId === null || posting.householdId === null) continue
      const key = advanceKey(posting.lotId, posting.householdId)
      advances.set(key, (advances.get(key) ?? 0n) + posting.amountFen)
    }
    return advances
  }

  /**
   * Links an entry, and behind it what follows from it: a refund or reversal that touches a settled parcel becomes its
   * cooperative's debt in the same transaction (LEDGER 23), so that no caller can forget it.
   */
  async post(draft: EntryDraft, recordedAtMs: number): Promise<Entry> {
    const entry = this.link(draft, recordedAtMs)
    await this.sweep([entry], recordedAtMs)
    return entry
  }

  /**
   * Links two entries that are one change, e.g. a reversal and the new statement: what follows is drawn up once, behind both.
   * In between nothing was so, and no household is owed what the second takes away again.
   */
  async postAsOne(draft: EntryDraft, next: () => Promise<EntryDraft>, recordedAtMs: number): Promise<[Entry, Entry]> {
    const first = this.link(draft, recordedAtMs)
    const second = this.link(await next(), recordedAtMs)
    await this.sweep([first, second], recordedAtMs)
    return [first, second]
  }

  mark(): Mark {
    return { pending: this.pending.length, head: this.head }
  }

  /** What was posted since, and not yet written. */
  since(mark: Mark): Entry[] {
    return this.pending.slice(mark.pending)
  }

  back(to: Mark): void {
    for (const { source } of this.pending.splice(to.pending)) this.pendingBySource.delete(textOf(source))
    this.head = to.head
  }

  /** Writes what was posted so far, for whatever reads the tables next; the end of the transaction does it too. */
  async flush(): Promise<void> {
    const entries = this.pending.splice(0)
    this.pendingBySource.clear()
    this.stored.bySource.clear()
    this.stored.byOrder.clear()
    await insertEntries(this.manager, entries)
    await addToRollups(this.manager, entries)
  }

  /** The last entry that touched a settled parcel is the cause of what its cooperative owes. */
  private async sweep(entries: readonly Entry[], recordedAtMs: number): Promise<void> {
    for (const cause of [...entries].reverse()) {
      if ((cause.kind !== "refund" && cause.kind !== "reversal") || cause.orderId === null) continue
      const family = await this.ofOrder(cause.orderId)
      for (const cooperativeId of settledParcelsTouched(cause, family)) {
        this.link(receivableEntry({ cause, cooperativeId }, family, await this.advancesOf(cooperativeId)), recordedAtMs)
      }
    }
  }

  private link(draft: EntryDraft, recordedAtMs: number): Entry {
    const entry = sealEntry(draft, { previous: this.head, recordedAtMs }, sha256)
    this.pending.push(entry)
    this.pendingBySource.set(textOf(entry.source), entry)
    this.head = { sequence: entry.sequence, hash: entry.hash }
    return entry
  }
}
