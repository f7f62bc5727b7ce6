import type { HouseholdKind } from "@qianhang/shared/ledger"

/** What one household delivered, with its kind and village as they were then (LEDGER 17: later changes are never retroactive). */
export type LotContribution = { householdId: string; baseUnits: bigint; kind: HouseholdKind; villageCode: string | null }

/** 批次: one delivered batch. Quantities are whole base units (g, ml, piece). */
export type NewLot = {
  /** `lot_…`; drawn at random when left out */
  id?: string
  number: string
  inventoryItemId: string
  cooperativeId: string
  countyCode: string
  villageName: string
  /** Asia/Shanghai day */
  harvestDate: string
  baseUnit: "g" | "ml" | "piece"
  /** the lot's delivered quantity is their sum */
  contributions: LotContribution[]
  /** 承诺达标合格证. Its promiser is the cooperative; the contact stays in the cooperative's record, never in this schema (LEDGER 15) */
  certificate?: { number: string; product: string; origin: string; issuedOn: string; promiser: string }
}

export type LotMovement = { id?: string; lotId: string; kind: "spoilage" | "sample" | "return"; baseUnits: bigint; reason: string; actor: string }

/** A lot with what is left of it. */
export type LotState = {
  id: string
  number: string
  inventoryItemId: string
  cooperativeId: string
  countyCode: string
  villageName: string
  harvestDate: string
  baseUnit: "g" | "ml" | "piece"
  delivered: bigint
  drawn: bigint
  removed: bigint
  remaining: bigint
  households: number
  certificateNumber: string | null
}

/** A lot without households would attribute its sales to nobody. */
export class ContributionsMissing extends Error {
  constructor(readonly lotNumber: string) {
    super(`lot ${lotNumber} names no contribution`)
    this.name = "ContributionsMissing"
  }
}
