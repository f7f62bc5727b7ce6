import { evidenceLevel, type EvidenceLevel } from "@qianhang/shared/contracts"
import type { Entry } from "@qianhang/shared/ledger"
import type { EntityManager } from "typeorm"
import { isPaid, sharesOf, type BatchShare } from "../settlement/batch-books"

/** How far an order's benefit has come on its way to the hand, in fen, and how each line's households are proven. */
export type OrderHandover = { payableFen: bigint; paidFen: bigint; evidenceOf: (lineId: string, documented: EvidenceLevel) => EvidenceLevel }

type Settled = { lineId: string; householdId: string; batchId: string; payableFen: bigint; advanceFen: bigint }

/**
 * Reads it from the order's settlements and their batches. A household is paid whole or not at all, so a line's share is
 * paid when its household is; what a refund took back of a paid share stays paid (LEDGER 23).
 */
export async function handoverOf(manager: EntityManager, entries: readonly Entry[]): Promise<OrderHandover> {
  const settled = entries.flatMap(settledBy)
  const shares = new Map((await sharesOf(manager, [...new Set(settled.map((one) => one.batchId))])).map((share) => [`${share.batchId} ${share.householdId}`, share]))
  const shareOf = (one: Settled): BatchShare | undefined => shares.get(`${one.batchId} ${one.householdId}`)
  const paid = (one: Settled): boolean => isPaid(shareOf(one) ?? { payableFen: 1n, paidFen: 0n })
  const sum = (pick: (one: Settled) => bigint): bigint => settled.reduce((total, one) => total + pick(one), 0n)
  return {
    payableFen: sum((one) => (paid(one) ? 0n : one.payableFen)),
    paidFen: sum((one) => one.advanceFen + (paid(one) ? one.payableFen : 0n)),
    evidenceOf: (lineId, documented) => lowest(settled.filter((one) => one.lineId === lineId).map((one) => levelOf(shareOf(one), documented)), documented),
  }
}

function settledBy(entry: Entry): Settled[] {
  const batchId = entry.handover?.batchId ?? null
  if (batchId === null || (entry.kind !== "settlement" && entry.kind !== "receivable")) return []
  return entry.postings.flatMap(({ account, lineId, householdId, amountFen }) => {
    if (lineId === null || householdId === null || (account !== "household_payable" && account !== "household_advance")) return []
    const own = { lineId, householdId, batchId }
    return account === "household_payable" ? [{ ...own, payableFen: -amountFen, advanceFen: 0n }] : [{ ...own, payableFen: 0n, advanceFen: -amountFen }]
  })
}

function levelOf(share: BatchShare | undefined, documented: EvidenceLevel): EvidenceLevel {
  if (share?.received) return "received"
  if (share && isPaid(share)) return "paid"
  return share?.acknowledged ? "acknowledged" : documented
}

/** A line is proven as far as its least proven household (LEDGER 22). */
function lowest(levels: readonly EvidenceLevel[], documented: EvidenceLevel): EvidenceLevel {
  const order = evidenceLevel.options
  return levels.reduce<EvidenceLevel>((least, level) => (order.indexOf(level) < order.indexOf(least) ? level : least), levels[0] ?? documented)
}
