import { z } from "zod"
import { door } from "./door.js"
import { REGISTRY_WRITERS } from "./registry.js"
import { decisionReason, paged, paging, regionCode } from "./scalars.js"

/** checking → checked → applying → applied; `refused`: the sheet cannot be read on; `discarded`: let go; `expired`: nobody decided in seven days. */
export const importState = z.enum(["checking", "checked", "refused", "applying", "applied", "discarded", "expired"])
export type ImportState = z.infer<typeof importState>

/** `error`: what is wrong with a cell; `change`: what the cell would change; `left_out`: a row not written because its household changed after the acceptance. */
export const importLineKind = z.enum(["error", "change", "left_out"])

/** A county's list on its way into the register. */
export const registryImport = z.object({
  id: z.string(), county_code: regionCode.nullable(), county: z.string().nullable(), state: importState, format: z.enum(["xlsx", "csv"]), file_name: z.string().nullable(), bytes: z.number().int(), reason: z.string(),
  uploaded_by: z.string(), uploaded_by_name: z.string().nullable(), uploaded_at: z.string(),
  /** rows checked; the total is an estimate until the check is done */
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  counts: z.object({ new: z.number().int(), changed: z.number().int(), unchanged: z.number().int(), rows_with_errors: z.number().int(), errors: z.number().int(), applied: z.number().int(), left_out: z.number().int() }),
  /** letters of columns that mean nothing to the import and were not read */
  unread_columns: z.array(z.string()),
  /** why a sheet that was taken in could not be read to its end */
  refusal: z.string().nullable(),
  /** names everything that was checked; the acceptance states it */
  report_digest: z.string().nullable(),
  checked_at: z.string().nullable(), accepted_by: z.string().nullable(), accepted_by_name: z.string().nullable(), accepted_at: z.string().nullable(), applied_at: z.string().nullable(),
  /** whether everything the sheet said is erased */
  is_erased: z.boolean(),
})
export type RegistryImport = z.infer<typeof registryImport>

/** One line of a report. `row` and `column` as Excel shows them; `found` is masked where it is, or may be, a person's. */
export const importLine = z.object({ row: z.number().int(), column: z.string(), heading: z.string().nullable(), kind: importLineKind, code: z.string(), found: z.string(), expected: z.string() })
export type ImportLine = z.infer<typeof importLine>

/** 20 MB; fifty thousand households are about 3 MB as XLSX. */
export const LARGEST_SHEET_BYTES = 20 * 1024 * 1024

const one = z.object({ import: registryImport })
const at = "/admin/registry-imports/:id"
const format = z.enum(["xlsx", "csv"])
const sheetRefusals = ["unsupported_sheet", "locked_or_old_sheet", "macros_refused", "dtd_refused", "sheet_too_large", "too_many_rows", "broken_sheet", "unreadable_text", "headings_missing", "heading_twice", "resident_id_column", "file_too_large", "reason_names_somebody"] as const

/** A county's list of households: dry run first, nothing written before it is accepted (`/admin/registry-imports`). A county officer sees and imports the own county alone. */
export const registryImportDoors = {
  importTemplate: door({ method: "GET", path: "/admin/registry-import-template", audience: "staff", roles: REGISTRY_WRITERS, summary: "The form of a county's list, with what belongs in each column", query: z.object({ format: format.default("xlsx") }).strict(), answer: null }),
  upload: door({
    method: "POST", path: "/admin/registry-imports", audience: "staff", roles: REGISTRY_WRITERS, summary: "Takes in a list (XLSX or CSV, ≤ 20 MB, ≤ 50,000 households) and checks it in the background; nothing is written", upload: "file", uploadBytes: LARGEST_SHEET_BYTES, status: 201, refusals: sheetRefusals,
    body: z.object({ county_code: regionCode.optional(), reason: decisionReason }).strict(), answer: one,
  }),
  listImports: door({ method: "GET", path: "/admin/registry-imports", audience: "staff", roles: REGISTRY_WRITERS, summary: "Imports, newest first", query: z.object({ county: regionCode.optional(), state: importState.optional(), ...paging }).strict(), answer: z.object({ imports: z.array(registryImport), ...paged }) }),
  oneImport: door({ method: "GET", path: at, audience: "staff", roles: REGISTRY_WRITERS, summary: "How far an import is, and what it would do", answer: one }),
  importLines: door({
    method: "GET", path: `${at}/lines`, audience: "staff", roles: REGISTRY_WRITERS, summary: "The report line by line: row, column, what was found, what was expected; persons masked",
    query: z.object({ kind: importLineKind.optional(), code: z.string().min(1).max(60).optional(), ...paging }).strict(), answer: z.object({ lines: z.array(importLine), ...paged }),
  }),
  importReport: door({ method: "GET", path: `${at}/report`, audience: "staff", roles: REGISTRY_WRITERS, summary: "The whole report as a file; the download is logged", query: z.object({ format: format.default("xlsx") }).strict(), answer: null, refusals: ["report_erased"] }),
  checkImportAgain: door({ method: "POST", path: `${at}/check`, audience: "staff", roles: REGISTRY_WRITERS, summary: "Checks the list anew, against the register as it is now", status: 202, refusals: ["wrong_state"], body: z.object({}).strict(), answer: one }),
  acceptImport: door({
    method: "POST", path: `${at}/accept`, audience: "staff", roles: REGISTRY_WRITERS, summary: "Lets what was checked be written; states the digest of the report that was read", status: 202, refusals: ["wrong_state", "import_has_errors", "stale_report", "register_changed", "reason_names_somebody"],
    body: z.object({ report_digest: z.string().length(64), reason: decisionReason }).strict(), answer: one,
  }),
  discardImport: door({ method: "POST", path: `${at}/discard`, audience: "staff", roles: REGISTRY_WRITERS, summary: "Lets a list go: nothing of it is kept", refusals: ["wrong_state"], body: z.object({}).strict(), answer: one }),
} as const
