import type { EntityManager } from "typeorm"
import { cooperativeSides, isPaid, sharesOf, type BatchShare } from "./batch-books"
import { versionOf, type BatchRow, type BatchState } from "./batch-store"

export type BatchProgress = { households: number; acknowledged: number; paid: number; received: number; spotChecked: number; paidFen: bigint; unpaidFen: bigint }
export type Batch = Omit<BatchRow, "changes"> & { state: BatchState; version: number; progress: BatchProgress; cooperativePaidFen: bigint }

/** Batches with how far they are: read from the entries every time, so that no stored state can disagree with the ledger. */
export async function viewBatches(manager: EntityManager, rows: readonly BatchRow[]): Promise<Batch[]> {
  const ids = rows.map((row) => row.id)
  const [shares, sides] = [await sharesOf(manager, ids), await cooperativeSides(manager, ids)]
  return rows.map(({ changes, ...row }) => {
    const own = shares.filter((share) => share.batchId === row.id)
    const progress = progressOf(own)
    return { ...row, state: stateOf(row.instructedAt !== null, own, progress), version: versionOf({ ...row, changes }), progress, cooperativePaidFen: sides.get(row.id)?.paidFen ?? 0n }
  })
}

function stateOf(instructed: boolean, shares: readonly BatchShare[], progress: BatchProgress): BatchState {
  if (!instructed) return "frozen"
  if (progress.unpaidFen === 0n) return "paid"
  return shares.some((share) => share.payoutId !== null) ? "partly_paid" : "instructed"
}

function progressOf(shares: readonly BatchShare[]): BatchProgress {
  const settled = shares.filter((share) => share.settledFen > 0n)
  const sum = (pick: (share: BatchShare) => bigint): bigint => settled.reduce((total, share) => total + pick(share), 0n)
  return {
    households: settled.length,
    acknowledged: settled.filter((share) => share.acknowledged).length,
    paid: settled.filter(isPaid).length,
    received: settled.filter((share) => share.received).length,
    spotChecked: settled.filter((share) => share.spotChecked).length,
    paidFen: sum((share) => share.paidFen),
    unpaidFen: sum((share) => share.payableFen),
  }
}
