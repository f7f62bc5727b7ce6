import { FactBooks, type BatchShare, type Entry, type EntryFacts, type HouseholdKind, type SaleMechanism, type ShareFact } from "@qianhang/shared/ledger"
import type { EntityManager } from "typeorm"
import { readEntries } from "../journal/entry-store"
import { sha256 } from "../journal/sha256"

/**
 * The facts of entries that were just inserted, in order of the chain. Orders are read as they stand; a batch's shares so
 * far and the payout a reversal undoes come from the facts of earlier entries, which this very function wrote.
 */
export async function readFacts(manager: EntityManager, entries: readonly Entry[]): Promise<EntryFacts[]> {
  const books = new FactBooks(sha256)
  await seedBatches(manager, books, entries)
  await seedHandovers(manager, books, entries)
  const families = await familiesOf(manager, entries)
  return entries.map((entry) => books.take(entry, families.get(entry.orderId ?? "") ?? []))
}

/** Entries of the orders that these stand on; a sale stands on nothing. */
export async function familiesOf(manager: EntityManager, entries: readonly Entry[]): Promise<Map<string, Entry[]>> {
  const orderIds = new Set(entries.flatMap((entry) => (entry.orderId === null || entry.kind === "sale" ? [] : [entry.orderId])))
  const families = new Map<string, Entry[]>()
  if (orderIds.size === 0) return families
  for (const entry of await readEntries(manager, { orderIds: [...orderIds] })) {
    const family = families.get(entry.orderId ?? "") ?? []
    families.set(entry.orderId ?? "", family)
    family.push(entry)
  }
  return families
}

type Cell = { county_code: string; cooperative_id: string; product_id: string; mechanism: SaleMechanism; village_code: string; household_kind: HouseholdKind; household_id: string }
type Amounts = { accrued: string; settled: string; payable: string; acknowledged: string; paid: string; received: string; in_advance: string }

async function seedBatches(manager: EntityManager, books: FactBooks, entries: readonly Entry[]): Promise<void> {
  const [first] = entries
  const asked = new Map<string, Set<string>>()
  for (const { kind, handover } of entries) {
    if (handover?.batchId === null || handover === null || (kind !== "payout" && kind !== "evidence")) continue
    asked.set(handover.batchId, new Set([...(asked.get(handover.batchId) ?? []), ...handover.households.map((one) => one.householdId)]))
  }
  for (const [batchId, households] of asked) {
    const rows = await manager.query<(Cell & Pick<Amounts, "settled" | "payable" | "paid">)[]>(
      `select county_code, cooperative_id, product_id, mechanism, village_code, household_kind, household_id, sum(settled_fen) as settled, sum(payable_fen) as payable, sum(paid_fen) as paid
       from benefit.fact where batch_id = $1 and household_id = any($2) and sequence < $3 group by 1, 2, 3, 4, 5, 6, 7`,
      [batchId, [...households], first?.sequence.toString()],
    )
    books.seedBatch(batchId, rows.map((row): BatchShare => ({ ...cellOf(row), settledFen: BigInt(row.settled), payableFen: BigInt(row.payable), paidFen: BigInt(row.paid) })))
  }
}

async function seedHandovers(manager: EntityManager, books: FactBooks, entries: readonly Entry[]): Promise<void> {
  const undone = entries.flatMap(({ kind, relatesTo, refund, orderId }) => (kind === "reversal" && refund === null && orderId === null && relatesTo !== null ? [relatesTo.toString()] : []))
  if (undone.length === 0) return
  const rows = await manager.query<(Cell & Amounts & { sequence: string; batch_id: string })[]>(
    `select sequence, batch_id, county_code, cooperative_id, product_id, mechanism, village_code, household_kind, household_id, accrued_fen as accrued, settled_fen as settled,
       payable_fen as payable, acknowledged_fen as acknowledged, paid_fen as paid, received_fen as received, in_advance_fen as in_advance
     from benefit.fact where sequence = any($1) and household_id <> ''`,
    [undone],
  )
  for (const sequence of new Set(rows.map((row) => row.sequence))) {
    const own = rows.filter((row) => row.sequence === sequence)
    books.seedHandover({ sequence: BigInt(sequence), batchId: own[0]?.batch_id ?? "" }, own.map(shareOf))
  }
}

const cellOf = (row: Cell) => ({ countyCode: row.county_code, cooperativeId: row.cooperative_id, productId: row.product_id, mechanism: row.mechanism, villageCode: row.village_code === "" ? null : row.village_code, householdKind: row.household_kind, householdId: row.household_id })

const shareOf = (row: Cell & Amounts): ShareFact => ({
  ...cellOf(row), accruedFen: BigInt(row.accrued), settledFen: BigInt(row.settled), payableFen: BigInt(row.payable), acknowledgedFen: BigInt(row.acknowledged),
  paidFen: BigInt(row.paid), receivedFen: BigInt(row.received), inAdvanceFen: BigInt(row.in_advance),
})
