import { sumFen } from "../money/index.js"
import type { EntryDraft } from "./entry.js"
import { HandoverUnlawful } from "./errors.js"
import { type BatchName, handoverDraft, requireHouseholdsOnce } from "./handover-draft.js"
import type { HandoverSource, HouseholdAmount, PeriodMechanism } from "./handover.js"
import { post } from "./postings.js"

/** Households of a batch that a voucher says were paid. `payable`: what each is owed by the batch, in fen. */
export interface Payout {
  readonly payoutId: string
  readonly batch: BatchName
  readonly householdIds: readonly string[]
  readonly payable: ReadonlyMap<string, bigint>
  readonly source: HandoverSource
  /** salted digest of the voucher */
  readonly proof: string
  readonly occurredAtMs: number
}

/** Dr household payable, Cr paid out: each household its whole balance of the batch, never a part (LEDGER 21). Throws HandoverUnlawful. */
export function payoutEntry({ payoutId, batch, householdIds, payable, source, proof, occurredAtMs }: Payout): EntryDraft {
  const households = householdIds.map((householdId) => ({ householdId, amountFen: payable.get(householdId) ?? 0n }))
  requireHouseholdsOnce(payoutId, households)
  const { cooperativeId } = batch
  const paidFen = sumFen(households.map((one) => one.amountFen))
  return handoverDraft({
    kind: "payout", objectId: payoutId, cooperativeId, batch, occurredAtMs, amountFen: paidFen,
    facts: { source, households, proof },
    postings: [...households.flatMap(({ householdId, amountFen }) => post("household_payable", amountFen, { cooperativeId, householdId })), ...post("paid_out", -paidFen, { cooperativeId })],
  })
}

/** The cooperative's own money of a batch, paid as instructed. `payableFen` is what is left of it after the offset. */
export interface CooperativePayout extends Pick<Payout, "payoutId" | "batch" | "proof" | "occurredAtMs"> { readonly payableFen: bigint }

/** Dr cooperative payable, Cr paid out, the whole balance. Throws HandoverUnlawful where nothing is payable. */
export function cooperativePayoutEntry({ payoutId, batch, payableFen, proof, occurredAtMs }: CooperativePayout): EntryDraft {
  const { cooperativeId } = batch
  if (payableFen <= 0n) throw new HandoverUnlawful(payoutId, "something payable to the cooperative")
  return handoverDraft({
    kind: "payout", objectId: payoutId, cooperativeId, batch, occurredAtMs, amountFen: payableFen,
    facts: { source: "voucher", proof },
    postings: [...post("cooperative_payable", payableFen, { cooperativeId }), ...post("paid_out", -payableFen, { cooperativeId })],
  })
}

/** Households paid at delivery for goods of a lot that are not sold yet (LEDGER 19). */
export interface Advance {
  readonly advanceId: string
  readonly cooperativeId: string
  readonly lotId: string
  readonly households: readonly HouseholdAmount[]
  readonly source: HandoverSource
  readonly proof: string
  readonly occurredAtMs: number
}

/** Dr household advance, Cr advance funding: a memo pair that sales attribute and refunds restore. Throws HandoverUnlawful. */
export function advanceEntry({ advanceId, cooperativeId, lotId, households, source, proof, occurredAtMs }: Advance): EntryDraft {
  requireHouseholdsOnce(advanceId, households)
  const paidFen = sumFen(households.map((one) => one.amountFen))
  return handoverDraft({
    kind: "advance", objectId: advanceId, cooperativeId, occurredAtMs, amountFen: paidFen,
    facts: { lotId, source, households, proof },
    postings: [...households.flatMap(({ householdId, amountFen }) => post("household_advance", amountFen, { cooperativeId, lotId, householdId })), ...post("advance_funding", -paidFen, { cooperativeId, lotId })],
  })
}

/** 务工, 土地流转, 入股分红, 二次返还 that a cooperative paid for a period, with evidence. */
export interface PeriodBenefit {
  readonly periodBenefitId: string
  readonly cooperativeId: string
  readonly mechanism: PeriodMechanism
  /** Asia/Shanghai days, both inclusive */
  readonly from: string
  readonly to: string
  readonly households: readonly HouseholdAmount[]
  readonly proof: string
  readonly occurredAtMs: number
}

/** Dr period paid, Cr period benefit: accounts of their own, never added to the benefit of sales (LEDGER 20). Throws HandoverUnlawful. */
export function periodBenefitEntry({ periodBenefitId, cooperativeId, mechanism, from, to, households, proof, occurredAtMs }: PeriodBenefit): EntryDraft {
  requireHouseholdsOnce(periodBenefitId, households)
  if (from > to) throw new HandoverUnlawful(periodBenefitId, "a period that ends after it begins")
  const paidFen = sumFen(households.map((one) => one.amountFen))
  return handoverDraft({
    kind: "period_benefit", objectId: periodBenefitId, cooperativeId, occurredAtMs, amountFen: paidFen,
    facts: { mechanism, from, to, source: "voucher", households, proof },
    postings: [...post("period_paid", paidFen, { cooperativeId }), ...households.flatMap(({ householdId, amountFen }) => post("period_benefit", -amountFen, { cooperativeId, householdId }))],
  })
}
