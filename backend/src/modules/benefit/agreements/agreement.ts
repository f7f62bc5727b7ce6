import type { SaleMechanism } from "@qianhang/shared/contracts"
import type { HouseholdKind } from "@qianhang/shared/ledger"

/** What an agreement covers: one lot, every lot of an inventory item, or a product that has no lots. */
export type AgreementScope = { kind: "lot" | "inventory_item" | "product"; id: string }

/** Who shares, by opaque id, with the weight of his part and what he is on the day of writing. */
export type Beneficiary = { householdId: string; weight: bigint; kind: HouseholdKind; villageCode: string | null }

/** A private file kept by the register, with its salted digest. */
export type AgreementPaper = { evidenceId: string; proof: string }

/** A share of L in basis points, 1-10000; or so many fen for every so many base units (g, ml, piece), as the paper says it. */
export type AgreementRate = { kind: "share"; bps: number } | { kind: "per_unit"; fen: bigint; baseUnits: number }

/** 联农带农协议: the text of one version, by which a sale benefits households. */
export type AgreementTerms = {
  mechanism: SaleMechanism
  rate: AgreementRate
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

/** Shares of L outside of this need a second approver; so does an amount per base units, whose share of L moves with every price. */
export const USUAL_RATE_BPS = { least: 100, most: 6000 } as const

export const isUsualRate = ({ rate }: Pick<AgreementTerms, "rate">): boolean => rate.kind === "share" && rate.bps >= USUAL_RATE_BPS.least && rate.bps <= USUAL_RATE_BPS.most

/** A rate as its three columns, of which either the first or the other two are filled. */
export type RateColumns<Fen> = { rate_bps: number | null; rate_fen: Fen | null; rate_base_units: number | null }

/** @throws where the columns state no rate: the database allows no such row */
export function rateOf({ rate_bps, rate_fen, rate_base_units }: RateColumns<string | bigint>): AgreementRate {
  if (rate_bps !== null) return { kind: "share", bps: rate_bps }
  if (rate_fen === null || rate_base_units === null) throw new Error("an agreement without a rate was read")
  return { kind: "per_unit", fen: BigInt(rate_fen), baseUnits: rate_base_units }
}

export const rateColumns = (rate: AgreementRate): RateColumns<string> =>
  rate.kind === "share" ? { rate_bps: rate.bps, rate_fen: null, rate_base_units: null } : { rate_bps: null, rate_fen: rate.fen.toString(), rate_base_units: rate.baseUnits }
