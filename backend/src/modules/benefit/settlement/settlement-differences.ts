import { HandoverBooks, type Entry } from "@qianhang/shared/ledger"
import type { DataSource, EntityManager } from "typeorm"
import { readEntries } from "../journal/entry-store"
import { sharesOf } from "./batch-books"
import { findBatches, type BatchRow } from "./batch-store"
import { figuresOf, type Figures, type SettledFamily } from "./figures"

/** A figure of a batch that is not what the entries make of it. */
export type SettlementDifference = { batch: string; figure: string; stored: string; recomputed: string }

const PAGE = 500

/**
 * Makes every batch's figures anew from its settlements and the entries before them, and every household's balance by the
 * core's own books; empty when batch rows, SQL sums and ledger agree (RECON h). Reads one state of the database.
 */
export async function settlementDifferences(source: DataSource): Promise<{ batches: number; differences: SettlementDifference[] }> {
  return source.transaction("REPEATABLE READ", async (manager) => {
    const { batches } = await findBatches(manager, {})
    const differences: SettlementDifference[] = []
    const newest = [...batches].reverse()
    for (const batch of newest) differences.push(...(await figureDifferences(manager, batch)))
    differences.push(...(await balanceDifferences(manager, batches)))
    return { batches: batches.length, differences }
  })
}

async function figureDifferences(manager: EntityManager, batch: BatchRow): Promise<SettlementDifference[]> {
  const settlements = await settlementsOf(manager, batch.id)
  const parcels: SettledFamily[] = []
  for (let at = 0; at < settlements.length; at += PAGE) {
    const some = settlements.slice(at, at + PAGE)
    const family = await readEntries(manager, { orderIds: some.flatMap((entry) => entry.orderId ?? []) })
    parcels.push(...some.map((settlement) => ({ settlement, family: family.filter((entry) => entry.orderId === settlement.orderId && entry.sequence < settlement.sequence) })))
  }
  const owedBefore = await receivableBefore(manager, batch.cooperativeId, settlements[0]?.sequence ?? 0n)
  const recomputed = figuresOf(batch.cooperativeId, parcels, owedBefore)
  return (Object.keys(recomputed) as (keyof Figures)[]).flatMap((figure) =>
    String(batch.figures[figure]) === String(recomputed[figure]) ? [] : [{ batch: batch.number, figure, stored: String(batch.figures[figure]), recomputed: String(recomputed[figure]) }],
  )
}

async function settlementsOf(manager: EntityManager, batchId: string): Promise<Entry[]> {
  return (await readEntries(manager, { batchId })).filter((entry) => entry.kind === "settlement")
}

async function receivableBefore(manager: EntityManager, cooperativeId: string, sequence: bigint): Promise<bigint> {
  const [row] = await manager.query<{ owed: string }[]>("select coalesce(sum(amount_fen), 0) as owed from benefit.posting where account = 'cooperative_receivable' and cooperative_id = $1 and sequence < $2", [cooperativeId, sequence.toString()])
  return BigInt(row?.owed ?? 0)
}

/** The SQL sums that screens are made of against the core's books. */
async function balanceDifferences(manager: EntityManager, batches: readonly BatchRow[]): Promise<SettlementDifference[]> {
  const books = new HandoverBooks()
  for (const batch of batches) {
    for (const entry of await readEntries(manager, { batchId: batch.id })) {
      books.take(entry)
      if (entry.kind !== "payout") continue
      for (const later of await readEntries(manager, { relatesTo: entry.sequence })) if (later.kind === "reversal") books.take(later, entry)
    }
  }
  const numbers = new Map(batches.map((batch) => [batch.id, batch.number]))
  return (await sharesOf(manager, [...numbers.keys()])).flatMap((share) => {
    const { settledFen, payableFen, paidFen } = books.household(share.batchId, share.householdId)
    const [stored, recomputed] = [`${share.settledFen}|${share.payableFen}|${share.paidFen}`, `${settledFen}|${payableFen}|${paidFen}`]
    return stored === recomputed ? [] : [{ batch: numbers.get(share.batchId) ?? "", figure: `household ${share.householdId}`, stored, recomputed }]
  })
}
