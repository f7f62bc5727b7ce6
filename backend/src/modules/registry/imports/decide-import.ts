import type { DataSource, EntityManager } from "typeorm"
import { writeAccess, type Asking } from "../access/access-log"
import type { RegistryKeys } from "../households/household-store"
import type { SealedFolder } from "../sealing/sealed-folder"
import { ImportHasErrors, ImportInOtherState, ImportReportStale, RegisterMoved, type ImportState } from "./import"
import { compareAgain, movedRows } from "./staged-rows"
import { ImportTable, type ImportRow } from "./tables"

/** More rows than this have moved: the sheet is to be checked anew, not compared row by row. */
const MOST_MOVED = 1_000

/** Puts a checked list in the queue of writing, if its report is the one that was read and would still come out alike. */
export async function acceptImport(source: DataSource, keys: RegistryKeys, asked: Asking & { importId: string; digest: string }): Promise<void> {
  await source.transaction(async (manager) => {
    const row = await locked(manager, asked.importId, ["checked"])
    if (row.report_digest !== asked.digest) throw new ImportReportStale(row.id)
    if (row.errors > 0) throw new ImportHasErrors(row.id, row.errors)
    const suspects = await movedRows(manager, keys, row.id, MOST_MOVED)
    const { moved } = suspects.length < MOST_MOVED ? await compareAgain(manager, keys, suspects, false) : { moved: suspects }
    if (moved.length > 0) throw new RegisterMoved(row.id, moved.length)
    await writeAccess(manager, asked, { action: "import_accept", import_id: row.id, county_code: row.county_code, fields: ["name", "phone", "bank_account"], households: row.new_rows + row.changed_rows })
    await manager.update(ImportTable, { id: row.id }, { state: "applying", accepted_by: asked.actor, accepted_at: new Date(), changed_at: new Date() })
  })
}

export async function checkAgain(source: DataSource, importId: string): Promise<void> {
  await source.transaction(async (manager) => {
    const { id } = await locked(manager, importId, ["checked"])
    await manager.update(ImportTable, { id }, { state: "checking", tries: 0, report_digest: null, checked_at: null, changed_at: new Date() })
  })
}

export async function discardImport(source: DataSource, sheets: SealedFolder, importId: string): Promise<void> {
  await source.transaction(async (manager) => {
    const { id } = await locked(manager, importId, ["checking", "checked"])
    await forgetContent(manager, id)
    await manager.update(ImportTable, { id }, { state: "discarded", name_sealed: null, erased_at: new Date(), changed_at: new Date() })
  })
  // A kill between the two leaves sealed bytes of a discarded import: the sweep takes them.
  await sheets.remove(importId)
}

/** Takes away everything the sheet said: rows that wait and lines of the report. */
export async function forgetContent(manager: EntityManager, importId: string): Promise<void> {
  await manager.query("delete from registry.household_import_row where import_id = $1", [importId])
  await manager.query("delete from registry.household_import_line where import_id = $1", [importId])
}

async function locked(manager: EntityManager, importId: string, states: readonly ImportState[]): Promise<ImportRow> {
  const row = await manager.findOneOrFail(ImportTable, { where: { id: importId }, lock: { mode: "pessimistic_write" } })
  if (!states.includes(row.state)) throw new ImportInOtherState(importId, row.state)
  return row
}
