import type { HouseholdKind } from "@qianhang/shared/ledger"
import { EntitySchema } from "typeorm"
import { day, wholeNumber } from "../database/columns"
import type { MovementKind } from "./lot"

export type LotRow = {
  id: string
  number: string
  inventory_item_id: string
  cooperative_id: string
  county_code: string
  village_name: string
  harvest_date: string
  base_unit: "g" | "ml" | "piece"
  delivered: bigint
  drawn?: bigint
  removed?: bigint
  corrected?: bigint
  evidence_id?: string | null
  evidence_proof?: string | null
  recorded_by?: string
  request_digest?: string | null
  certificate_number: string | null
  certificate_product: string | null
  certificate_origin: string | null
  certificate_issued_on: string | null
  certificate_promiser: string | null
}

export const LotTable = new EntitySchema<LotRow>({
  name: "lot",
  tableName: "lot",
  schema: "benefit",
  columns: {
    id: { type: "text", primary: true },
    number: { type: "text" },
    inventory_item_id: { type: "text" },
    cooperative_id: { type: "text" },
    county_code: { type: "text" },
    village_name: { type: "text" },
    harvest_date: day,
    base_unit: { type: "text" },
    delivered: wholeNumber,
    drawn: { ...wholeNumber, default: 0 },
    removed: { ...wholeNumber, default: 0 },
    corrected: { ...wholeNumber, default: 0 },
    evidence_id: { type: "text", nullable: true },
    evidence_proof: { type: "text", nullable: true },
    recorded_by: { type: "text", default: "seed" },
    request_digest: { type: "text", nullable: true },
    certificate_number: { type: "text", nullable: true },
    certificate_product: { type: "text", nullable: true },
    certificate_origin: { type: "text", nullable: true },
    certificate_issued_on: { ...day, nullable: true },
    certificate_promiser: { type: "text", nullable: true },
  },
})

export type ContributionRow = { lot_id: string; household_id: string; base_units: bigint; kind: HouseholdKind; village_code: string | null }

export const ContributionTable = new EntitySchema<ContributionRow>({
  name: "lot_contribution",
  tableName: "lot_contribution",
  schema: "benefit",
  columns: { lot_id: { type: "text", primary: true }, household_id: { type: "text", primary: true }, base_units: wholeNumber, kind: { type: "text" }, village_code: { type: "text", nullable: true } },
})

export type MovementRow = { id: string; lot_id: string; kind: MovementKind; base_units: bigint; reason: string; actor: string; order_id: string | null; evidence_id: string | null; evidence_proof: string | null; correction_id: string | null; moves_stock: boolean; moved_at?: Date }

export const MovementTable = new EntitySchema<MovementRow>({
  name: "lot_movement",
  tableName: "lot_movement",
  schema: "benefit",
  columns: {
    id: { type: "text", primary: true },
    lot_id: { type: "text" },
    kind: { type: "text" },
    base_units: wholeNumber,
    reason: { type: "text" },
    actor: { type: "text" },
    order_id: { type: "text", nullable: true },
    evidence_id: { type: "text", nullable: true },
    evidence_proof: { type: "text", nullable: true },
    correction_id: { type: "text", nullable: true },
    moves_stock: { type: "boolean" },
    moved_at: { type: "timestamptz", createDate: true },
  },
})
