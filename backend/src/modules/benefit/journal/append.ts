import type { Entry, EntryDraft } from "@qianhang/shared/ledger"
import type { DataSource } from "typeorm"
import { lockAttributions, type AttributionRecord } from "../attribution/attribution-store"
import type { Outcome } from "./append-queue"
import type { SourceKey } from "./entry-store"
import { EntryKeyReused } from "./errors"
import { inJournal, type OpenJournal } from "./open-journal"

/** What is asked of the journal: the key and facts of one movement, and how its draft is made once the head is locked. */
export type Append = {
  key: SourceKey
  /** the order this is money for: its carts are locked until the entry stands, so that no release slips in between */
  orderId?: string | null
  amountFen: bigint
  currency: string
  /** `attribution`: that of `orderId` as it stands under the lock, released or not; null where nobody bound one */
  draft: (journal: OpenJournal, attribution: AttributionRecord | null) => Promise<EntryDraft>
  /** what else is written in the same transaction once the entry has its place */
  after?: (journal: OpenJournal, entry: Entry) => Promise<void>
}
export type Appended = { entry: Entry; existed: boolean }

/**
 * Writes a batch as one transaction under one advisory lock: read and prove the head, link, insert, roll up (LEDGER 10).
 * What its items stand on is looked up and locked for all of them together, so a batch costs as many round trips as one item.
 * An item the core refuses is refused alone; a failure of the database fails the batch, and the queue retries its items
 * one by one.
 */
export async function appendBatch(source: DataSource, items: readonly Append[], nowMs: () => number): Promise<Outcome<Appended>[]> {
  return inJournal(source, async (journal) => {
    const outcomes: Outcome<Appended>[] = []
    const attributions = await lookUp(journal, items)
    for (const item of items) outcomes.push(await appendOne(journal, { ...item, attribution: attributions.get(item.orderId ?? "") ?? null }, nowMs()))
    return outcomes
  })
}

/** Everything the items will ask the journal for, in four statements at most; the orders' attributions, with their carts locked. */
async function lookUp(journal: OpenJournal, items: readonly Append[]): Promise<Map<string, AttributionRecord>> {
  await journal.lookUpSources(items.map(({ key }) => key))
  const orderIds = new Set<string>()
  for (const { key, orderId } of items) if (orderId && (await journal.bySource(key)) === null) orderIds.add(orderId)
  const attributions = await lockAttributions(journal.manager, [...orderIds])
  await journal.lookUpOrders([...attributions.keys()])
  return attributions
}

async function appendOne(journal: OpenJournal, item: Append & { attribution: AttributionRecord | null }, recordedAtMs: number): Promise<Outcome<Appended>> {
  const first = await journal.bySource(item.key)
  if (first) return sameFacts(first, item) ? { done: { entry: first, existed: true } } : { refused: keyReused(first, item) }
  const before = journal.mark()
  try {
    const entry = await journal.post(await item.draft(journal, item.attribution), recordedAtMs)
    await item.after?.(journal, entry)
    return { done: { entry, existed: false } }
  } catch (error) {
    if (isDatabaseFailure(error)) throw error
    journal.back(before)
    return { refused: error }
  }
}

const sameFacts = (first: Entry, item: Append): boolean => first.amountFen === item.amountFen && first.currency === item.currency

const keyReused = (first: Entry, item: Append): EntryKeyReused => new EntryKeyReused(item.key.objectId, `${first.amountFen} ${first.currency}`, `${item.amountFen} ${item.currency}`)

/** After a failed statement the transaction is lost, so the whole batch has to be tried again. */
const isDatabaseFailure = (error: unknown): boolean => error instanceof Error && "driverError" in error
