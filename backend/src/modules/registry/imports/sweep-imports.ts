import { In, LessThan, type DataSource } from "typeorm"
import type { SealedFolder } from "../sealing/sealed-folder"
import { forgetContent } from "./decide-import"
import { RETENTION_DAYS, type ImportState } from "./import"
import { ImportTable } from "./tables"

const DAY_MS = 86_400_000
/** States that still need the sheet itself. */
const WITH_SHEET: readonly ImportState[] = ["checking", "checked"]
/** Bytes without a row may still be in the making. */
const ORPHAN_AFTER_MS = DAY_MS

/** Erases what imports of days ago still hold: undecided ones expire, reports of written ones go. The import's own line stays, without a name. */
export async function sweepImports(source: DataSource, sheets: SealedFolder, nowMs: number): Promise<number> {
  const over = await source.manager.find(ImportTable, { where: { state: In(["checked", "applied"]), changed_at: LessThan(new Date(nowMs - RETENTION_DAYS * DAY_MS)) } })
  let swept = 0
  for (const { id } of over.filter(({ erased_at }) => erased_at === null)) {
    swept += await source.transaction(async (manager) => {
      const row = await manager.findOneOrFail(ImportTable, { where: { id }, lock: { mode: "pessimistic_write" } })
      if ((row.state !== "checked" && row.state !== "applied") || row.erased_at) return 0
      await forgetContent(manager, id)
      await manager.update(ImportTable, { id }, { state: row.state === "checked" ? "expired" : "applied", name_sealed: null, erased_at: new Date(nowMs), changed_at: new Date(nowMs) })
      return 1
    })
  }
  await sweepSheets(source, sheets, nowMs)
  return swept
}

/** Sealed bytes that no import needs any more: of an expired one, or left by a kill. */
async function sweepSheets(source: DataSource, sheets: SealedFolder, nowMs: number): Promise<void> {
  for await (const { id, writtenAtMs } of sheets.list()) {
    const row = await source.manager.findOneBy(ImportTable, { id })
    if (row ? WITH_SHEET.includes(row.state) : nowMs - writtenAtMs < ORPHAN_AFTER_MS) continue
    await sheets.remove(id)
  }
}
