import type { EvidenceLevel, SaleMechanism } from "@qianhang/shared/contracts"
import type { HouseholdKind } from "@qianhang/shared/ledger"

/** What an agreement covers: one lot, every lot of an inventory item, or a product that has no lots. */
export type AgreementScope = { kind: "lot" | "inventory_item" | "product"; id: string }

/** 联农带农协议: the rule by which one sale benefits households. Beneficiaries are opaque ids (`hh_…`). */
export type NewAgreement = {
  /** `agr_…`; drawn at random when left out */
  id?: string
  mechanism: SaleMechanism
  /** basis points of L, 1-10000 */
  rateBps: number
  cooperativeId: string
  countyCode: string
  scope: AgreementScope
  /** shown where a product without lots has no lot village */
  villageName?: string
  /** one sentence in the reader's language, e.g. 每售出 100 元，12 元按交货量分给 42 户 */
  rule: string
  evidence?: EvidenceLevel
  /** Asia/Shanghai days; `to` is the first day it no longer holds */
  effectiveFrom: string
  effectiveTo?: string
  /** weights of a product without lots (`maker`); lot goods take the lot's contributions */
  beneficiaries?: { householdId: string; weight: bigint; kind: HouseholdKind; villageCode: string | null }[]
  /** ends the newest version of this agreement on `effectiveFrom` and writes the next version */
  replaces?: string
}

export type CommissionRule = { id?: string; cooperativeId: string | null; category?: string | null; rateBps: number; effectiveFrom: string; effectiveTo?: string }

/** LEDGER 19: at most one per-sale agreement per lot, or per product where there are no lots. */
export class AgreementOverlaps extends Error {
  constructor(readonly scope: string) {
    super(`another per-sale agreement covers ${scope} in that period`)
    this.name = "AgreementOverlaps"
  }
}

/** LEDGER 5: B + M ≤ L or the agreement is refused when written. */
export class RatesExceedPrice extends Error {
  constructor(readonly rateBps: number) {
    super(`a rate of ${rateBps} basis points and the commission exceed the price`)
    this.name = "RatesExceedPrice"
  }
}

export class AgreementUnknown extends Error {
  constructor(readonly agreementId: string) {
    super(`agreement ${agreementId} is unknown`)
    this.name = "AgreementUnknown"
  }
}

/** A product without lots needs its households named, or nobody would receive the benefit. */
export class BeneficiariesMissing extends Error {
  constructor(readonly scope: string) {
    super(`the agreement for ${scope} names no household`)
    this.name = "BeneficiariesMissing"
  }
}
