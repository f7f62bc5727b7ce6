/** 农户 kinds (DOMAIN). The kind at the time of the order; later changes are never retroactive (LEDGER 17). */
export const HOUSEHOLD_KINDS = ["lifted", "monitored_unstable", "monitored_marginal", "monitored_shock", "at_risk", "general"] as const
export type HouseholdKind = (typeof HOUSEHOLD_KINDS)[number]

/** 利益联结机制 paid per sale (LEDGER 19). Period mechanisms never appear on an order. */
export const SALE_MECHANISMS = ["consignment_share", "order_purchase", "maker"] as const
export type SaleMechanism = (typeof SALE_MECHANISMS)[number]

/**
 * What an agreement's rate applies to. `line_amount`: price × quantity − discount borne by the cooperative (L of LEDGER 5).
 * `base_units`: the g, ml or pieces that the line takes.
 */
export const BENEFIT_BASES = ["line_amount", "base_units"] as const
export type BenefitBase = (typeof BENEFIT_BASES)[number]

interface NamedAgreement {
  readonly agreementId: string
  readonly version: number
  readonly mechanism: SaleMechanism
}

/** A share of L. */
export interface ShareAgreement extends NamedAgreement {
  /** 0 … 10,000 */
  readonly rateBps: number
  readonly base: "line_amount"
}

/** So many fen for every so many base units, as the paper says it: 3 yuan a kilogram are 300 fen per 1000 g. */
export interface PerUnitAgreement extends NamedAgreement {
  readonly fen: bigint
  /** ≥ 1 */
  readonly perBaseUnits: number
  readonly base: "base_units"
}

/** The agreement version by which one part of a line benefits households. */
export type AgreementSnapshot = ShareAgreement | PerUnitAgreement

/** One household's claim on one draw. */
export interface Contribution {
  /** opaque; never a name, code or phone (LEDGER 15) */
  readonly householdId: string
  /** delivered base units, or the maker's count: any whole number ≥ 0, only proportions matter */
  readonly weight: bigint
  readonly kind: HouseholdKind
  /** nine- or twelve-digit GB/T 2260 village code; null where unknown */
  readonly villageCode: string | null
}

/** What one line takes from one lot. Goods without lots have one draw whose lot fields are all null. */
export interface LotDraw {
  readonly lotId: string | null
  readonly lotNumber: string | null
  /** `YYYY-MM-DD` */
  readonly harvestDate: string | null
  /** g, ml or pieces taken; > 0 */
  readonly baseUnits: bigint
  readonly contributions: readonly Contribution[]
}

/**
 * The part of a line under one agreement, or under none. A line straddling lots of different agreements has several
 * parts; L goes over parts, then draws, by base units (LEDGER 18). No two parts share one agreement version.
 */
export interface LinePart {
  readonly agreement: AgreementSnapshot | null
  /** at least one; no lot twice in a line */
  readonly draws: readonly LotDraw[]
}

/** One order line, frozen when the order is placed. */
export interface LineSnapshot {
  readonly lineId: string
  readonly productId: string
  readonly variantId: string
  readonly title: string
  readonly category: string
  readonly cooperativeId: string
  /** GB/T 2260 code of the county the goods come from */
  readonly countyCode: string
  /** sale units, ≥ 1 */
  readonly quantity: number
  readonly unitPriceFen: bigint
  /** for the whole line, not per unit */
  readonly cooperativeDiscountFen: bigint
  readonly platformDiscountFen: bigint
  readonly commission: { readonly ruleId: string; readonly rateBps: number }
  /** at least one */
  readonly parts: readonly LinePart[]
}

/** One parcel's freight: at most one per cooperative. */
export interface FreightSnapshot {
  readonly cooperativeId: string
  readonly shippingMethodId: string
  readonly amountFen: bigint
}

export type SnapshotVersion = 1 | 2

/** The version that lines like these are written in. */
export const snapshotVersionOf = (lines: readonly LineSnapshot[]): SnapshotVersion => (lines.some((line) => line.parts.some((part) => part.agreement?.base === "base_units")) ? 2 : 1)

/** Everything a capture needs to post a sale (LEDGER 17). Written when the order is placed; capture only reads it. */
export interface SaleSnapshot {
  /** 2 where an agreement counts by base units, else 1: one order has one encoding, and what was sealed keeps its bytes */
  readonly version: SnapshotVersion
  readonly orderId: string
  readonly cartId: string
  /** milliseconds since 1970 UTC */
  readonly placedAtMs: number
  readonly channel: string
  /** GB/T 2260 district the goods go to; null where unknown */
  readonly buyerDistrictCode: string | null
  /** ISO 4217 in lower case, `cny` */
  readonly currency: string
  readonly lines: readonly LineSnapshot[]
  readonly freight: readonly FreightSnapshot[]
}
