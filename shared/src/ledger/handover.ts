/** 利益联结机制 of a cooperative's period, never of an order (LEDGER 20): 务工, 土地流转, 入股分红, 二次返还. */
export const PERIOD_MECHANISMS = ["wage", "land_rent", "dividend", "second_return"] as const
export type PeriodMechanism = (typeof PERIOD_MECHANISMS)[number]

/**
 * What an `evidence` entry adds (LEDGER 22). `acknowledged` 农户确认: the household signed its delivery and share, before
 * payment · `received` 收款确认: the money arrived · `spot_checked` 已抽查: a mark apart, no step of the ladder. The step
 * between them, paid with voucher, is a `payout`.
 */
export const EVIDENCE_STEPS = ["acknowledged", "received", "spot_checked"] as const
export type EvidenceStep = (typeof EVIDENCE_STEPS)[number]

/** How a fact came to be known: the household on its phone, a signed sheet, a voucher, a visit, the delivery's receipt. */
export const HANDOVER_SOURCES = ["household_phone", "signed_sheet", "voucher", "inspection", "delivery_receipt"] as const
export type HandoverSource = (typeof HANDOVER_SOURCES)[number]

/** One household's part of a handover, in fen, > 0. */
export interface HouseholdAmount { readonly householdId: string; readonly amountFen: bigint }

/** The facts of benefit's way to the hand, hashed with their entry. Nothing in it names a person (LEDGER 15). */
export interface Handover {
  /** the settlement batch; null for advances and period benefits */
  readonly batchId: string | null
  readonly cooperativeId: string
  /** the lot an advance was paid for */
  readonly lotId: string | null
  readonly mechanism: PeriodMechanism | null
  /** Asia/Shanghai days, both inclusive: the batch's or the period benefit's period */
  readonly from: string | null
  readonly to: string | null
  readonly step: EvidenceStep | null
  readonly source: HandoverSource | null
  /** whom it is about and how much; empty where the postings alone say it */
  readonly households: readonly HouseholdAmount[]
  /** salted digest of the voucher, sheet or confirmation: erasing the file and its salt leaves it meaningless */
  readonly proof: string | null
}
