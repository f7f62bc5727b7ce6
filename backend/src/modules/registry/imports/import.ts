import type { ColumnKey } from "./columns"
import type { ProblemCode } from "./problem"

/**
 * checking → checked → applying → applied. `refused`: the sheet cannot be read on; `discarded`: staff let it go;
 * `expired`: nobody decided in time. Only `checking`, `checked` and `applying` hold anything of the sheet's persons.
 */
export const importStates = ["checking", "checked", "refused", "applying", "applied", "discarded", "expired"] as const
export type ImportState = (typeof importStates)[number]

/** 20 MB: fifty thousand households are about 3 MB as XLSX, 8 MB as CSV. */
export const LARGEST_SHEET_BYTES = 20 * 1024 * 1024
/** How long a sheet waits for a decision, and a report for its readers. */
export const RETENTION_DAYS = 7

export type NewImport = { bytes: Buffer; fileName?: string; /** the only county whose households it may hold; null for all */ countyCode: string | null; actor: string; reason: string }

/** An import as staff see it. `rows`: how far the check is, the total estimated until it is done. */
export type HouseholdImport = {
  id: string
  countyCode: string | null
  state: ImportState
  format: "xlsx" | "csv"
  bytes: number
  fileName: string | null
  reason: string
  uploadedBy: string
  uploadedAt: Date
  rows: { done: number; total: number }
  counts: { new: number; changed: number; unchanged: number; errorRows: number; errors: number; applied: number; leftOut: number }
  /** letters of columns that were not read */
  unreadColumns: string[]
  refusal: string | null
  /** names everything that was checked; whoever accepts says which he read */
  reportDigest: string | null
  checkedAt: Date | null
  acceptedBy: string | null
  acceptedAt: Date | null
  appliedAt: Date | null
  isErased: boolean
}

export const lineKinds = ["error", "change", "left_out"] as const
export type LineKind = (typeof lineKinds)[number]

/**
 * One line of a report. `error`: what is wrong with a cell. `change`: what the cell would change; `expected` is what the
 * register holds. `left_out`: a row that was not written because the household changed after the acceptance.
 */
export type ReportLine = { row: number; column: number; key: ColumnKey | null; kind: LineKind; code: ProblemCode | "changed" | "changed_meanwhile"; found: string; expected: string }

export type ImportFilter = { countyCode?: string; state?: ImportState }

/** Thrown when an import is not in a state that allows what is asked. */
export class ImportInOtherState extends Error {
  readonly code = "wrong_state"
  constructor(readonly importId: string, readonly state: ImportState) {
    super(`import ${importId} is ${state}`)
    this.name = "ImportInOtherState"
  }
}

/** Thrown when a list with errors is to be accepted. */
export class ImportHasErrors extends Error {
  readonly code = "import_has_errors"
  constructor(readonly importId: string, readonly errors: number) {
    super(`import ${importId} has ${errors} errors`)
    this.name = "ImportHasErrors"
  }
}

/** Thrown when the report that was read is not the one that stands. */
export class ImportReportStale extends Error {
  readonly code = "stale_report"
  constructor(readonly importId: string) {
    super(`import ${importId} was checked anew since its report was read`)
    this.name = "ImportReportStale"
  }
}

/** Thrown when the register has changed since the check so that other things would be written than the report says. */
export class RegisterMoved extends Error {
  readonly code = "register_changed"
  constructor(readonly importId: string, readonly rows: number) {
    super(`${rows} rows of import ${importId} would do something else now`)
    this.name = "RegisterMoved"
  }
}

/** Thrown when a report was erased after its time. */
export class ImportErased extends Error {
  readonly code = "report_erased"
  constructor(readonly importId: string) {
    super(`the report of import ${importId} was erased`)
    this.name = "ImportErased"
  }
}

/** Thrown when a sheet is larger than `LARGEST_SHEET_BYTES`. */
export class SheetSizeRefused extends Error {
  readonly code = "file_too_large"
  constructor(readonly bytes: number) {
    super(`a sheet has at most ${LARGEST_SHEET_BYTES} bytes; this one has ${bytes}`)
    this.name = "SheetSizeRefused"
  }
}
