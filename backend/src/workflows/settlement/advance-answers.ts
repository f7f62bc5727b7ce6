import type { LotAdvance, PeriodBenefit } from "@qianhang/shared/contracts"
import type { AdvanceRecord, PeriodBenefitRecord } from "../../modules/benefit"

export const advanceAnswer = (advance: AdvanceRecord): LotAdvance => ({
  id: advance.id, cooperative_id: advance.cooperativeId, lot: advance.lot, paid_on: advance.paidOn, households: advance.households, amount_fen: String(advance.amountFen),
  outstanding_fen_of_lot: String(advance.outstandingFenOfLot), evidence_file_id: advance.evidenceId, recorded_at: advance.recordedAt.toISOString(),
})

export const periodBenefitAnswer = (benefit: PeriodBenefitRecord): PeriodBenefit => ({
  id: benefit.id, cooperative_id: benefit.cooperativeId, county_code: benefit.countyCode, mechanism: benefit.mechanism, from: benefit.from, to: benefit.to, households: benefit.households, amount_fen: String(benefit.amountFen),
  evidence_file_id: benefit.evidenceId, recorded_at: benefit.recordedAt.toISOString(),
})

/** Households with amounts as the ledger reads them; null where one is named twice. */
export function householdAmounts(households: readonly { household_id: string; amount_fen: string }[]): { householdId: string; amountFen: bigint }[] | null {
  if (new Set(households.map((one) => one.household_id)).size !== households.length) return null
  return households.map((one) => ({ householdId: one.household_id, amountFen: BigInt(one.amount_fen) }))
}
