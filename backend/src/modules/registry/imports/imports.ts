import { randomBytes } from "node:crypto"
import { shanghaiDay } from "@qianhang/shared/ledger"
import type { DataSource } from "typeorm"
import { columnLetter } from "../../../sheets/sheet"
import { writeAccess, type Asking } from "../access/access-log"
import type { RegistryKeys } from "../households/household-store"
import { seal } from "../sealing/seal"
import type { SealedFolder } from "../sealing/sealed-folder"
import { acceptImport, checkAgain, discardImport } from "./decide-import"
import { ImportErased, LARGEST_SHEET_BYTES, SheetSizeRefused, type HouseholdImport, type ImportFilter, type LineKind, type NewImport, type ReportLine } from "./import"
import { openList } from "./open-list"
import { readLines } from "./report-lines"
import { sweepImports } from "./sweep-imports"
import { importOf, importPlace, ImportTable, type ImportRow } from "./tables"
import { workOnImports } from "./work-on-imports"

/** Lists of a county: uploaded, checked in the background, accepted or let go. Everything answered is masked. */
export class Imports {
  constructor(private readonly source: () => Promise<DataSource>, private readonly keys: RegistryKeys, private readonly sheets: SealedFolder, private readonly now: () => number) {}

  /** Keeps a sheet sealed and puts it in the queue. @throws SheetRefused, HeadingsRefused, SheetSizeRefused, ReasonNamesSomebody; nothing is kept then. */
  async upload(given: NewImport): Promise<HouseholdImport> {
    if (given.bytes.length > LARGEST_SHEET_BYTES) throw new SheetSizeRefused(given.bytes.length)
    const { sheet, headings } = await openList(given.bytes)
    const id = `imp_${randomBytes(12).toString("hex")}`
    const source = await this.source()
    await this.sheets.put(id, given.bytes)
    try {
      await source.transaction(async (manager) => {
        await manager.insert(ImportTable, {
          id, county_code: given.countyCode, format: sheet.format, bytes: given.bytes.length, reason: given.reason, uploaded_by: given.actor, unread_columns: headings.unread.map(columnLetter),
          name_sealed: given.fileName ? seal(this.keys.sealing, importPlace.name(id), given.fileName.slice(0, 200)) : null,
        })
        await writeAccess(manager, given, { action: "import_upload", import_id: id, county_code: given.countyCode, fields: ["name", "phone", "bank_account"] })
      })
    } catch (error) {
      await this.sheets.remove(id)
      throw error
    }
    return importOf(this.keys.sealing, await source.manager.findOneByOrFail(ImportTable, { id }))
  }

  /** Newest first. */
  async list(filter: ImportFilter, { page, pageSize }: { page: number; pageSize: number }): Promise<{ imports: HouseholdImport[]; total: number }> {
    const where = { ...(filter.countyCode && { county_code: filter.countyCode }), ...(filter.state && { state: filter.state }) }
    const [rows, total] = await (await this.source()).manager.findAndCount(ImportTable, { where, order: { uploaded_at: "DESC", id: "ASC" }, skip: (page - 1) * pageSize, take: pageSize })
    return { imports: rows.map((row) => importOf(this.keys.sealing, row)), total }
  }

  /** Null when unknown. */
  async one(id: string): Promise<HouseholdImport | null> {
    const row = await this.row(id)
    return row && importOf(this.keys.sealing, row)
  }

  /** A page of the report: errors, then changes, then what was left out. */
  async lines(asked: { importId: string; kind?: LineKind; code?: string }, { page, pageSize }: { page: number; pageSize: number }): Promise<{ lines: ReportLine[]; total: number }> {
    return readLines((await this.source()).manager, this.keys.sealing, { ...asked, offset: (page - 1) * pageSize, limit: pageSize })
  }

  /** The whole report, after a line in the access log. @throws ImportErased */
  async report(asked: Asking & { importId: string }): Promise<ReportLine[]> {
    const { manager } = await this.source()
    const row = await this.row(asked.importId)
    if (!row || row.erased_at) throw new ImportErased(asked.importId)
    await writeAccess(manager, asked, { action: "import_report", import_id: row.id, county_code: row.county_code, fields: ["name", "phone", "bank_account"], households: row.rows_done })
    return (await readLines(manager, this.keys.sealing, { importId: row.id, offset: 0, limit: 1_000_000 })).lines
  }

  /** Lets what was checked be written. @throws ImportInOtherState, ImportHasErrors, ImportReportStale, RegisterMoved, ReasonNamesSomebody */
  async accept(asked: Asking & { importId: string; digest: string }): Promise<void> {
    await acceptImport(await this.source(), this.keys, asked)
  }

  /** Checks the sheet anew, against the register as it is now. @throws ImportInOtherState */
  async checkAgain(importId: string): Promise<void> {
    await checkAgain(await this.source(), importId)
  }

  /** Lets a sheet go: nothing of it is kept but that it was there. @throws ImportInOtherState */
  async discard(importId: string): Promise<void> {
    await discardImport(await this.source(), this.sheets, importId)
  }

  /** Whether a sheet waits for its check, or an accepted one to be written. */
  async hasWork(): Promise<boolean> {
    return (await this.source()).manager.exists(ImportTable, { where: [{ state: "checking" }, { state: "applying" }] })
  }

  /** Checks and writes whatever waits; `cooperatives` are ids by credit code. Two workers never take the same import. @throws ImportsFailed */
  async work(given: { cooperatives: ReadonlyMap<string, string> }): Promise<void> {
    await workOnImports({ source: await this.source(), keys: this.keys, sheets: this.sheets, now: this.now }, { ...given, today: shanghaiDay(this.now()) })
  }

  /** Erases sheets and reports whose time is over, and what a kill left behind; answers how many imports. */
  async sweep(): Promise<number> {
    return sweepImports(await this.source(), this.sheets, this.now())
  }

  private async row(id: string): Promise<ImportRow | null> {
    return (await this.source()).manager.findOneBy(ImportTable, { id })
  }
}
