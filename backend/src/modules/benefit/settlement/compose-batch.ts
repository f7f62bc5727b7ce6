import { advanceKey, offsetEntry, settlementEntry, shanghaiDay, undoneSequences, type Advances, type BatchName, type Entry, type EntryDraft } from "@qianhang/shared/ledger"
import type { OpenJournal } from "../journal/open-journal"
import { startOfDayMs } from "../signing/window"
import { debtOf, figuresOf, type Figures, type SettledFamily } from "./figures"
import { HandoverRefused } from "./handover-refused"
import { heldParcels, payableOrders, receivableOf, type HeldParcel } from "./payable-parcels"

export type BatchAsked = { cooperativeId: string; to: string }
export type Composed = { from: string; to: string; figures: Figures; /** left for a later batch */ held: HeldParcel[]; drafts: EntryDraft[] }

const FAMILIES_AT_ONCE = 500

/**
 * What freezing a cooperative's payable parcels up to a day would write: one settlement per parcel, then the offset of its
 * debt. A parcel with an open return case is left for the batch after it is closed. Reads only.
 * @throws HandoverRefused `nothing_to_settle`, `parcels_held_back`, `period_settled`
 */
export async function composeBatch(journal: OpenJournal, batchId: string, { cooperativeId, to }: BatchAsked, nowMs: number): Promise<Composed> {
  const cutoffMs = Math.min(nowMs, startOfDayMs(to, 1) - 1)
  const orderIds = await payableOrders(journal.manager, cooperativeId, cutoffMs)
  const from = await firstDay(journal, cooperativeId, to)
  const batch: BatchName = { batchId, cooperativeId, from, to }
  const parcels: SettledFamily[] = []
  const drafts: EntryDraft[] = []
  let advances = await journal.advancesOf(cooperativeId)
  for (let at = 0; at < orderIds.length; at += FAMILIES_AT_ONCE) {
    for (const family of await familiesOf(journal, orderIds.slice(at, at + FAMILIES_AT_ONCE))) {
      const settlement = settlementEntry({ orderId: family.orderId, batch, occurredAtMs: nowMs }, family.entries, advances)
      advances = without(advances, settlement)
      drafts.push(settlement)
      parcels.push({ family: family.entries, settlement })
    }
  }
  const held = await heldParcels(journal.manager, cooperativeId, cutoffMs)
  if (parcels.length === 0 && held.length > 0) throw new HandoverRefused("parcels_held_back", `${held.length} parcels of ${cooperativeId} wait for their return cases on ${to}`)
  if (parcels.length === 0) throw new HandoverRefused("nothing_to_settle", `no parcel of ${cooperativeId} is payable on ${to}`)
  const owedBeforeFen = await receivableOf(journal.manager, cooperativeId)
  const figures = figuresOf(cooperativeId, parcels, owedBeforeFen)
  const receivableFen = debtOf(cooperativeId, parcels, owedBeforeFen)
  if (receivableFen < 0n || figures.offsetFen > 0n) drafts.push(offsetEntry({ batch, payableFen: figures.cooperativePayableFen, receivableFen, occurredAtMs: nowMs }))
  return { from, to, figures, held, drafts }
}

/** The day after the batch before; of the first batch the day of its earliest window. */
async function firstDay(journal: OpenJournal, cooperativeId: string, to: string): Promise<string> {
  const [row] = await journal.manager.query<{ last: string | null; first: Date | null }[]>(
    `select (select max(to_day)::text from benefit.settlement_batch where cooperative_id = $1) as last, (select min(window_ends_at) from benefit.parcel_signing where cooperative_id = $1) as first`,
    [cooperativeId],
  )
  if (row?.last && row.last >= to) throw new HandoverRefused("period_settled", `${cooperativeId} is settled up to ${row.last}`)
  if (row?.last) return shanghaiDay(startOfDayMs(row.last, 1))
  const first = row?.first ? shanghaiDay(row.first.getTime()) : to
  return first < to ? first : to
}

type Family = { orderId: string; entries: Entry[] }

/** Orders with all their entries; an order whose sale was taken back as a whole owes nobody anything and is left out. */
async function familiesOf(journal: OpenJournal, orderIds: readonly string[]): Promise<Family[]> {
  const byOrder = new Map<string, Entry[]>(orderIds.map((orderId) => [orderId, []]))
  for (const entry of await journal.ofOrders(orderIds)) byOrder.get(entry.orderId ?? "")?.push(entry)
  return [...byOrder].map(([orderId, entries]) => ({ orderId, entries })).filter(({ entries }) => {
    const undone = undoneSequences(entries)
    return entries.some((entry) => entry.kind === "sale" && !undone.has(entry.sequence))
  })
}

function without(advances: Advances, settlement: EntryDraft): Advances {
  const left = new Map(advances)
  for (const { account, lotId, householdId, amountFen } of settlement.postings) {
    if (account === "household_advance" && lotId !== null && householdId !== null) left.set(advanceKey(lotId, householdId), (left.get(advanceKey(lotId, householdId)) ?? 0n) + amountFen)
  }
  return left
}
