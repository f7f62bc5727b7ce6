import type { HouseholdKind, SaleMechanism } from "./snapshot.js"

/** Where a fact counts, as the sale's snapshot says for ever. `mechanism` null: goods under no agreement. */
export interface Cell {
  /** county the goods come from */
  readonly countyCode: string
  readonly cooperativeId: string
  readonly productId: string
  readonly mechanism: SaleMechanism | null
}

/** A household as the snapshot named it on the day of the order; `villageCode` null where unknown. */
export interface HouseholdCell extends Cell {
  readonly householdId: string
  readonly householdKind: HouseholdKind
  readonly villageCode: string | null
}

/** What one entry says about the goods of one cell, in signed fen (LEDGER 25). */
export interface SaleFact extends Cell {
  /** L of captured lines */
  readonly gmvFen: bigint
  /** goods part given back */
  readonly refundsFen: bigint
  /** net of it where the cell has a mechanism, else 0 */
  readonly linkedFen: bigint
}

/** The amounts of one household's benefit, each moved by its own kind of entry and counted on that entry's day. Signed fen. */
export interface ShareAmounts {
  /** sale, refund and their reversals */
  readonly accruedFen: bigint
  /** settlement: to be paid out, or attributed to an advance */
  readonly settledFen: bigint
  /** the part of `settledFen` no standing payout covers */
  readonly payableFen: bigint
  /** evidence: what the household signed for */
  readonly acknowledgedFen: bigint
  /** payouts with voucher, and what an advance at delivery had paid before; less what a refund restored to the advance */
  readonly paidFen: bigint
  /** evidence: what the household says arrived */
  readonly receivedFen: bigint
  /** settled of goods that came back: the household keeps it, the cooperative owes it (LEDGER 23, `paid_in_advance`) */
  readonly inAdvanceFen: bigint
}

export interface ShareFact extends HouseholdCell, ShareAmounts {}

/**
 * Everything one entry says for the measures. Rollups, reports, their recomputation and the auditor add these up and
 * nothing else, so each measure has one definition. `FactBooks` makes them.
 */
export interface EntryFacts {
  readonly sequence: bigint
  /** the entry's own Asia/Shanghai day */
  readonly day: string
  readonly orderId: string | null
  /** the settlement batch; null for sales and refunds */
  readonly batchId: string | null
  /** 1: the order was captured · −1: its capture was reversed · 0: neither */
  readonly captured: -1 | 0 | 1
  readonly sales: readonly SaleFact[]
  readonly shares: readonly ShareFact[]
}

export const NO_SHARE: ShareAmounts = { accruedFen: 0n, settledFen: 0n, payableFen: 0n, acknowledgedFen: 0n, paidFen: 0n, receivedFen: 0n, inAdvanceFen: 0n }

export const SHARE_AMOUNTS = Object.keys(NO_SHARE) as readonly (keyof ShareAmounts)[]

/** The facts that undo these. */
export function undoing({ captured, sales, shares }: Pick<EntryFacts, "captured" | "sales" | "shares">): Pick<EntryFacts, "captured" | "sales" | "shares"> {
  return {
    captured: captured === 1 ? -1 : captured === -1 ? 1 : 0,
    sales: sales.map((fact) => ({ ...fact, gmvFen: -fact.gmvFen, refundsFen: -fact.refundsFen, linkedFen: -fact.linkedFen })),
    shares: shares.map((fact) => ({ ...fact, ...negated(fact) })),
  }
}

function negated(amounts: ShareAmounts): ShareAmounts {
  return {
    accruedFen: -amounts.accruedFen, settledFen: -amounts.settledFen, payableFen: -amounts.payableFen, acknowledgedFen: -amounts.acknowledgedFen,
    paidFen: -amounts.paidFen, receivedFen: -amounts.receivedFen, inAdvanceFen: -amounts.inAdvanceFen,
  }
}

/** Cell keys as one text; equal exactly for equal cells. */
export const cellKey = ({ countyCode, cooperativeId, productId, mechanism }: Cell): string => `${countyCode}\n${cooperativeId}\n${productId}\n${mechanism ?? ""}`

export const householdCellKey = (cell: HouseholdCell): string => `${cellKey(cell)}\n${cell.villageCode ?? ""}\n${cell.householdKind}\n${cell.householdId}`
