import { type Entry, type EntryDraft, HandoverBooks, type Hash, receivableEntry, sealEntry, settledParcelsTouched } from "../../../shared/src/ledger/index.js"

/** An entry as the shop would have written it, with the entries of its order up to now (its own among them). */
export interface Written { readonly entry: Entry; readonly family: readonly Entry[] }

/** A batch's households and its cooperative's name, for whoever pays it. */
export interface OpenBatch { readonly batchId: string; readonly cooperativeId: string; readonly from: string; readonly to: string; readonly households: ReadonlySet<string> }

/**
 * A journal that seals what it is given and remembers only what later entries may stand on: orders until they are
 * forgotten, batches until they are paid. So a journal of any length is made in little memory.
 */
export class BenchBooks {
  readonly handover = new HandoverBooks()
  readonly #families = new Map<string, Entry[]>()
  #head: Entry | null = null
  #written: Written[] = []

  constructor(readonly hash: Hash) {}

  /** Seals a draft and what follows from it, as the journal's door does. */
  write(draft: EntryDraft): Entry {
    const entry = this.#seal(draft)
    if (entry.kind !== "refund" && entry.kind !== "reversal") return entry
    const family = this.family(entry.orderId)
    for (const cooperativeId of settledParcelsTouched(entry, family)) this.#seal(receivableEntry({ cause: entry, cooperativeId }, family, this.handover.advances))
    return entry
  }

  family(orderId: string | null): readonly Entry[] {
    return this.#families.get(orderId ?? "") ?? []
  }

  forget(orderId: string): void {
    this.#families.delete(orderId)
  }

  /** What was written since it was last asked for. */
  take(): Written[] {
    const written = this.#written
    this.#written = []
    return written
  }

  #seal(draft: EntryDraft): Entry {
    const entry = sealEntry(draft, { previous: this.#head, recordedAtMs: draft.occurredAtMs + 1_000 }, this.hash)
    const family = entry.orderId === null ? [entry] : (this.#families.get(entry.orderId) ?? [])
    if (entry.orderId !== null) this.#families.set(entry.orderId, family)
    if (entry.orderId !== null) family.push(entry)
    this.handover.take(entry, entry.kind === "reversal" ? (family.find((one) => one.sequence === entry.relatesTo) ?? null) : null)
    this.#head = entry
    this.#written.push({ entry, family: [...family] })
    return entry
  }
}
