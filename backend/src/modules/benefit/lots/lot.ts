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
  certificate?: LotCertificate
  /** the cooperative's delivery sheet: a file of evidence and its salted digest */
  evidence?: FileProof
  recordedBy?: string
}

export type LotCertificate = { number: string; product: string; origin: string; issuedOn: string; promiser: string }
/** A kept file and the digest that says which bytes it had. */
export type FileProof = { evidenceId: string; proof: string }

export type MovementKind = "spoilage" | "sample" | "return" | "correction_up" | "correction_down"
/** `correctionId` for corrections alone; `movesStock` where Medusa's stock level has to follow (`shelfStock`). */
export type LotMovement = { id?: string; lotId: string; kind: MovementKind; baseUnits: bigint; reason: string; actor: string; orderId?: string; evidence?: FileProof; correctionId?: string; movesStock?: boolean }

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
  /** what approved corrections add to or take from `delivered` */
  corrected: bigint
  drawn: bigint
  removed: bigint
  /** delivered + corrected − drawn − removed */
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
