import type { EvidenceLevel, SaleMechanism } from "@qianhang/shared/contracts"
import type { HouseholdKind } from "@qianhang/shared/ledger"
import { EntitySchema } from "typeorm"
import { day, maybeWholeNumber, wholeNumber } from "../database/columns"
import type { AgreementScope } from "./agreement"

export type AgreementRow = {
  id: string
  version: number
  mechanism: SaleMechanism
  rate_bps: number | null
  rate_fen: bigint | null
  rate_base_units: number | null
  cooperative_id: string
  county_code: string
  scope_kind: AgreementScope["kind"]
  scope_id: string
  village_name: string | null
  rule: string
  evidence: EvidenceLevel
  effective_from: string
  effective_to: string | null
}

export const AgreementTable = new EntitySchema<AgreementRow>({
  name: "agreement",
  tableName: "agreement",
  schema: "benefit",
  columns: {
    id: { type: "text", primary: true },
    version: { type: "integer", primary: true },
    mechanism: { type: "text" },
    rate_bps: { type: "integer", nullable: true },
    rate_fen: { ...maybeWholeNumber, nullable: true },
    rate_base_units: { type: "integer", nullable: true },
    cooperative_id: { type: "text" },
    county_code: { type: "text" },
    scope_kind: { type: "text" },
    scope_id: { type: "text" },
    village_name: { type: "text", nullable: true },
    rule: { type: "text" },
    evidence: { type: "text" },
    effective_from: day,
    effective_to: { ...day, nullable: true },
  },
})

export type BeneficiaryRow = { agreement_id: string; version: number; household_id: string; weight: bigint; kind: HouseholdKind; village_code: string | null }

export const BeneficiaryTable = new EntitySchema<BeneficiaryRow>({
  name: "agreement_beneficiary",
  tableName: "agreement_beneficiary",
  schema: "benefit",
  columns: { agreement_id: { type: "text", primary: true }, version: { type: "integer", primary: true }, household_id: { type: "text", primary: true }, weight: wholeNumber, kind: { type: "text" }, village_code: { type: "text", nullable: true } },
})

export type CommissionRow = { id: string; cooperative_id: string | null; category: string | null; rate_bps: number; effective_from: string; effective_to: string | null }

export const CommissionTable = new EntitySchema<CommissionRow>({
  name: "commission_rule",
  tableName: "commission_rule",
  schema: "benefit",
  columns: { id: { type: "text", primary: true }, cooperative_id: { type: "text", nullable: true }, category: { type: "text", nullable: true }, rate_bps: { type: "integer" }, effective_from: day, effective_to: { ...day, nullable: true } },
})
