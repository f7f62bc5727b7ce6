import { FactBooks, type Entry, type EntryFacts } from "@qianhang/shared/ledger"
import type { EntityManager } from "typeorm"
import { readEntries } from "../journal/entry-store"
import { sha256 } from "../journal/sha256"
import { familiesOf } from "./read-facts"

/**
 * Facts from raw entries alone, each proven by its hash as it is read: no stored fact and no rollup is looked at. A payout
 * or confirmation stands on everything its batch settled, so a batch is replayed from its beginning, once.
 */
export class FactReader {
  private readonly ofBatches = new Map<bigint, EntryFacts>()
  private readonly replayed = new Set<string>()

  constructor(private readonly manager: EntityManager) {}

  /** The facts of a page of entries, in order of the chain. */
  async factsOf(entries: readonly Entry[]): Promise<EntryFacts[]> {
    for (const entry of entries) await this.replayBatchOf(entry)
    const families = await familiesOf(this.manager, entries)
    const books = new FactBooks(sha256)
    return entries.map((entry) => this.ofBatches.get(entry.sequence) ?? books.take(entry, families.get(entry.orderId ?? "") ?? []))
  }

  private async replayBatchOf(entry: Entry): Promise<void> {
    const batchId = await this.batchOf(entry)
    if (batchId === null || this.replayed.has(batchId)) return
    this.replayed.add(batchId)
    const own = await readEntries(this.manager, { batchId })
    const reversals = await readEntries(this.manager, { undoing: own.filter(standsOnBatch).map((one) => one.sequence) })
    const entries = [...own, ...reversals].sort((a, b) => (a.sequence < b.sequence ? -1 : 1))
    const [books, families] = [new FactBooks(sha256), await familiesOf(this.manager, entries)]
    for (const one of entries) {
      const facts = books.take(one, families.get(one.orderId ?? "") ?? [])
      if (standsOnBatch(one) || reversals.includes(one)) this.ofBatches.set(one.sequence, facts)
    }
  }

  /** The batch an entry is spread over; null for entries that stand on their order. */
  private async batchOf(entry: Entry): Promise<string | null> {
    if (standsOnBatch(entry)) return entry.handover?.batchId ?? null
    if (entry.kind !== "reversal" || entry.orderId !== null || entry.relatesTo === null) return null
    const [undone] = await readEntries(this.manager, { sequence: entry.relatesTo })
    return undone && standsOnBatch(undone) ? (undone.handover?.batchId ?? null) : null
  }
}

const standsOnBatch = ({ kind }: Entry): boolean => kind === "payout" || kind === "evidence"
