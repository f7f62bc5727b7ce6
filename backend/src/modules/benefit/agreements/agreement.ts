import type { SaleMechanism } from "@qianhang/shared/contracts"
import type { HouseholdKind } from "@qianhang/shared/ledger"

/** What an agreement covers: one lot, every lot of an inventory item, or a product that has no lots. */
export type AgreementScope = { kind: "lot" | "inventory_item" | "product"; id: string }

/** Who shares, by opaque id, with the weight of his part and what he is on the day of writing. */
export type Beneficiary = { householdId: string; weight: bigint; kind: HouseholdKind; villageCode: string | null }

/** A private file kept by the register, with its salted digest. */
export type AgreementPaper = { evidenceId: string; proof: string }

/** 联农带农协议: the text of one version, by which a sale benefits households. */
export type AgreementTerms = {
  mechanism: SaleMechanism
  /** basis points of L, 1-10000 */
  rateBps: number
  cooperativeId: string
  countyCode: string
  scope: AgreementScope
  /** shown where a product without lots has no lot village */
  villageName: string | null
  /** one public sentence, e.g. 每售出 100 元，12 元按交货量分给 42 户 */
  rule: string
  /** Asia/Shanghai days; `to` is the first day it no longer holds. It holds from the day it is activated, never earlier */
  effectiveFrom: string
  effectiveTo: string | null
  /** weights of a product without lots, or of the makers; other lot goods take the lot's contributions */
  beneficiaries: readonly Beneficiary[]
  paper: AgreementPaper | null
}

export type CommissionRule = { id?: string; cooperativeId: string | null; category?: string | null; rateBps: number; effectiveFrom: string; effectiveTo?: string }

/** Rates outside of this, in bps of L, need a second approver. */
export const USUAL_RATE_BPS = { least: 100, most: 6000 } as const

export const isUsualRate = ({ rateBps }: Pick<AgreementTerms, "rateBps">): boolean => rateBps >= USUAL_RATE_BPS.least && rateBps <= USUAL_RATE_BPS.most
