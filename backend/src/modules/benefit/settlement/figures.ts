import { factsOfOrder, type Entry, type EntryDraft, type Posting } from "@qianhang/shared/ledger"
import { sha256 } from "../journal/sha256"

/** What a batch freezes, in fen (contract `batchFigures`). sales − refunds = benefit + commission + goods. */
export type Figures = {
  parcels: number
  orders: number
  households: number
  salesFen: bigint
  refundsFen: bigint
  commissionFen: bigint
  benefitFen: bigint
  goodsFen: bigint
  freightFen: bigint
  compensationFen: bigint
  advancesFen: bigint
  benefitPayableFen: bigint
  /** never below 0: what the market owes the cooperative back is in `cooperativePayableFen` */
  receivableBeforeFen: bigint
  offsetFen: bigint
  receivableAfterFen: bigint
  /** what the parcels owe it, and what it paid back for a refund that failed afterwards */
  cooperativePayableFen: bigint
  cooperativeNetFen: bigint
}

/** A parcel as it was settled: its order's entries before, and the settlement itself. */
export type SettledFamily = { family: readonly Entry[]; settlement: Pick<EntryDraft, "postings" | "orderId"> }

/**
 * A batch's figures from entries alone; freezing and the self-check use the same function, so a stored figure that no
 * entry supports is found. `receivableFen`: what the cooperative owed before this batch's own claims.
 */
export function figuresOf(cooperativeId: string, parcels: readonly SettledFamily[], receivableFen: bigint): Figures {
  const own = (posting: Posting): boolean => posting.cooperativeId === cooperativeId
  const facts = parcels.flatMap(({ family }) => factsOfOrder(family, sha256)).flatMap((entry) => entry.sales).filter((fact) => fact.cooperativeId === cooperativeId)
  const accrued = parcels.flatMap(({ family }) => family.flatMap((entry) => entry.postings)).filter(own)
  const settled = parcels.flatMap(({ settlement }) => settlement.postings).filter(own)
  const debited = (account: Posting["account"], from = settled): bigint => from.reduce((sum, posting) => sum + (posting.account === account ? posting.amountFen : 0n), 0n)
  const debtFen = debtOf(cooperativeId, parcels, receivableFen)
  const receivableBeforeFen = debtFen > 0n ? debtFen : 0n
  const cooperativePayableFen = -debited("cooperative_payable") + receivableBeforeFen - debtFen
  const offsetFen = receivableBeforeFen < cooperativePayableFen ? receivableBeforeFen : cooperativePayableFen
  return {
    parcels: parcels.length,
    orders: new Set(parcels.map(({ settlement }) => settlement.orderId)).size,
    households: new Set(settled.flatMap((posting) => (posting.account === "household_benefit" && posting.householdId !== null ? [posting.householdId] : []))).size,
    salesFen: facts.reduce((sum, fact) => sum + fact.gmvFen, 0n),
    refundsFen: facts.reduce((sum, fact) => sum + fact.refundsFen, 0n),
    commissionFen: -debited("commission", accrued),
    benefitFen: debited("household_benefit"),
    goodsFen: debited("cooperative"),
    freightFen: debited("cooperative_freight"),
    compensationFen: -debited("cooperative_compensation"),
    advancesFen: -debited("household_advance"),
    benefitPayableFen: -debited("household_payable"),
    receivableBeforeFen,
    offsetFen,
    receivableAfterFen: receivableBeforeFen - offsetFen,
    cooperativePayableFen,
    cooperativeNetFen: cooperativePayableFen - offsetFen,
  }
}

/**
 * What a cooperative owes when a batch is frozen, its parcels' own claims included. Below 0 where a refund of a settled parcel
 * failed after its debt was offset: then the market owes it back, and the batch pays it.
 */
export function debtOf(cooperativeId: string, parcels: readonly SettledFamily[], receivableFen: bigint): bigint {
  const claims = parcels.flatMap(({ settlement }) => settlement.postings).filter((posting) => posting.account === "cooperative_receivable" && posting.cooperativeId === cooperativeId)
  return claims.reduce((sum, posting) => sum + posting.amountFen, receivableFen)
}
