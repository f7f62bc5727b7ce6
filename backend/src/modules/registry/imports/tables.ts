import { EntitySchema } from "typeorm"
import { unseal, type SealingKeys } from "../sealing/seal"
import type { HouseholdImport, ImportState } from "./import"

export type ImportRow = {
  id: string
  county_code: string | null
  state: ImportState
  format: "xlsx" | "csv"
  bytes: number
  name_sealed: string | null
  reason: string
  uploaded_by: string
  uploaded_at: Date
  changed_at: Date
  /** every check that was begun; keeps two of them apart */
  attempts: number
  /** checks begun since somebody asked for one; too many of them fail for ever */
  tries: number
  rows_total: number
  rows_done: number
  new_rows: number
  changed_rows: number
  unchanged_rows: number
  error_rows: number
  errors: number
  unread_columns: string[]
  refusal: string | null
  report_digest: string | null
  checked_at: Date | null
  accepted_by: string | null
  accepted_at: Date | null
  applied_rows: number
  left_out_rows: number
  applied_at: Date | null
  erased_at: Date | null
}

const counter = { type: "int", default: 0 } as const
const moment = { type: "timestamptz", nullable: true } as const

export const ImportTable = new EntitySchema<ImportRow>({
  name: "household_import",
  tableName: "household_import",
  schema: "registry",
  columns: {
    id: { type: "text", primary: true },
    county_code: { type: "text", nullable: true },
    state: { type: "text", default: "checking" },
    format: { type: "text" },
    bytes: { type: "int" },
    name_sealed: { type: "text", nullable: true },
    reason: { type: "text" },
    uploaded_by: { type: "text" },
    uploaded_at: { type: "timestamptz", createDate: true },
    changed_at: { type: "timestamptz", createDate: true },
    attempts: counter,
    tries: counter,
    rows_total: counter,
    rows_done: counter,
    new_rows: counter,
    changed_rows: counter,
    unchanged_rows: counter,
    error_rows: counter,
    errors: counter,
    unread_columns: { type: "text", array: true, default: "{}" },
    refusal: { type: "text", nullable: true },
    report_digest: { type: "text", nullable: true },
    checked_at: moment,
    accepted_by: { type: "text", nullable: true },
    accepted_at: moment,
    applied_rows: counter,
    left_out_rows: counter,
    applied_at: moment,
    erased_at: moment,
  },
})

/** Where what belongs to an import is sealed. */
export const importPlace = {
  name: (importId: string): string => `${importId}/name`,
  row: (importId: string, rowNumber: number): string => `${importId}/row/${rowNumber}`,
  line: (importId: string, rowNumber: number): string => `${importId}/line/${rowNumber}`,
}

export const importOf = (keys: SealingKeys, row: ImportRow): HouseholdImport => ({
  id: row.id, countyCode: row.county_code, state: row.state, format: row.format, bytes: row.bytes, fileName: row.name_sealed && unseal(keys, importPlace.name(row.id), row.name_sealed),
  reason: row.reason, uploadedBy: row.uploaded_by, uploadedAt: row.uploaded_at, rows: { done: row.rows_done, total: Math.max(row.rows_total, row.rows_done) },
  counts: { new: row.new_rows, changed: row.changed_rows, unchanged: row.unchanged_rows, errorRows: row.error_rows, errors: row.errors, applied: row.applied_rows, leftOut: row.left_out_rows },
  unreadColumns: row.unread_columns, refusal: row.refusal, reportDigest: row.report_digest, checkedAt: row.checked_at, acceptedBy: row.accepted_by, acceptedAt: row.accepted_at, appliedAt: row.applied_at, isErased: row.erased_at !== null,
})
