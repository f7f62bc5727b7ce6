import type { LedgerEntryView } from "@qianhang/shared/contracts"
import { printEntry, shanghaiDay, type Entry } from "@qianhang/shared/ledger"

/** An entry as staff see it. Households stay opaque ids (LEDGER 15). */
export function entryView(entry: Entry): LedgerEntryView {
  const { snapshot } = JSON.parse(printEntry(entry)) as { snapshot: unknown }
  return {
    sequence: entry.sequence.toString(),
    kind: entry.kind,
    source: { provider: entry.source.provider, kind: entry.source.kind, object_id: entry.source.objectId },
    order_id: entry.orderId,
    occurred_at: new Date(entry.occurredAtMs).toISOString(),
    day: shanghaiDay(entry.occurredAtMs),
    recorded_at: new Date(entry.recordedAtMs).toISOString(),
    previous_hash: entry.previousHash,
    hash: entry.hash,
    postings: entry.postings.map((posting) => ({
      account: posting.account,
      amount_fen: posting.amountFen.toString(),
      cooperative_id: posting.cooperativeId,
      household_id: posting.householdId,
      line_id: posting.lineId,
    })),
    snapshot,
  }
}

/**
 * What a county officer sees of entries: only those whose goods come from the county, and of an order of several counties
 * only the county's own lines, without the snapshot of the others. Undefined county: everything.
 */
export function withinCounty(entries: readonly Entry[], county: string | undefined): LedgerEntryView[] {
  if (county === undefined) return entries.map(entryView)
  return entries.flatMap((entry) => {
    const lines = [...(entry.snapshot?.lines ?? []), ...(entry.refund?.lines ?? [])]
    const own = new Set(lines.filter((line) => line.countyCode === county).map((line) => line.lineId))
    if (own.size === 0) return []
    const view = entryView(entry)
    if (lines.every((line) => own.has(line.lineId))) return [view]
    return [{ ...view, snapshot: null, postings: view.postings.filter((posting) => posting.line_id !== null && own.has(posting.line_id)) }]
  })
}
