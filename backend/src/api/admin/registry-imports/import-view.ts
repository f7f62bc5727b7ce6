import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaRequest } from "@medusajs/framework/http"
import type { ImportLine, RegistryImport } from "@qianhang/shared/contracts"
import { countyOf } from "@qianhang/shared/regions"
import { columns, REGISTRY_MODULE, type HouseholdImport, type RegistryService, type ReportLine } from "../../../modules/registry"
import { columnLetter } from "../../../sheets/sheet"
import { notFound } from "../../refusal"
import { countyWithin, type ActingStaff } from "../staff"

type Scope = MedusaRequest["scope"]

/** The import if this person may know of it. @throws Refused 404 for unknown ones and those of other counties, or of all counties, alike. */
export async function findOwnImport(scope: Scope, staff: ActingStaff, id: string): Promise<HouseholdImport> {
  const county = countyWithin(staff, undefined)
  const found = await scope.resolve<RegistryService>(REGISTRY_MODULE).imports.one(id)
  if (!found || (county && found.countyCode !== county)) throw notFound()
  return found
}

/** Imports on the wire, with the names of who uploaded and accepted them. */
export async function importViews(scope: Scope, imports: readonly HouseholdImport[]): Promise<RegistryImport[]> {
  const ids = [...new Set(imports.flatMap(({ uploadedBy, acceptedBy }) => [uploadedBy, ...(acceptedBy ? [acceptedBy] : [])]))]
  const { data } = ids.length === 0 ? { data: [] } : await scope.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "staff", fields: ["id", "name"], filters: { id: ids } })
  const names = new Map((data as { id: string; name: string }[]).map(({ id, name }) => [id, name]))
  return imports.map((one) => viewOf(one, names))
}

/** One import, as it is now. */
export async function importAnswer(scope: Scope, id: string): Promise<{ import: RegistryImport }> {
  const found = await scope.resolve<RegistryService>(REGISTRY_MODULE).imports.one(id)
  if (!found) throw notFound()
  const [view] = await importViews(scope, [found])
  if (!view) throw notFound()
  return { import: view }
}

function viewOf(one: HouseholdImport, names: ReadonlyMap<string, string>): RegistryImport {
  const at = (moment: Date | null): string | null => moment && moment.toISOString()
  return {
    id: one.id, county_code: one.countyCode, county: one.countyCode === null ? null : (countyOf(one.countyCode)?.name ?? null), state: one.state, format: one.format, file_name: one.fileName, bytes: one.bytes, reason: one.reason,
    uploaded_by: one.uploadedBy, uploaded_by_name: names.get(one.uploadedBy) ?? null, uploaded_at: one.uploadedAt.toISOString(), progress: one.rows,
    counts: { new: one.counts.new, changed: one.counts.changed, unchanged: one.counts.unchanged, rows_with_errors: one.counts.errorRows, errors: one.counts.errors, applied: one.counts.applied, left_out: one.counts.leftOut },
    unread_columns: one.unreadColumns, refusal: one.refusal, report_digest: one.reportDigest, checked_at: at(one.checkedAt), accepted_by: one.acceptedBy, accepted_by_name: one.acceptedBy && (names.get(one.acceptedBy) ?? null), accepted_at: at(one.acceptedAt), applied_at: at(one.appliedAt), is_erased: one.isErased,
  }
}

/** A line of a report on the wire: the column's letter as Excel shows it, and our own heading. */
export const lineView = ({ row, column, key, kind, code, found, expected }: ReportLine): ImportLine => ({ row, column: column < 0 ? "" : columnLetter(column), heading: key && columns[key].heading, kind, code, found, expected })
