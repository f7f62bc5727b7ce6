import { createHmac } from "node:crypto"
import type { DataSource, EntityManager } from "typeorm"
import { SheetRefused } from "../../../sheets/sheet"
import type { RegistryKeys } from "../households/household-store"
import type { SealedFolder } from "../sealing/sealed-folder"
import { HeadingsRefused } from "./columns"
import type { Against } from "./check-row"
import { judgeRows, planDigest, SheetMemory, type JudgedRow } from "./judge-rows"
import { batchesBelow, openList } from "./open-list"
import { linesOf, writeLines } from "./report-lines"
import { stageRows } from "./staged-rows"
import type { ImportRow } from "./tables"
import { MOST_ROWS } from "./template"

const BATCH = 500
/** A sheet with more lines than this has one mistake in every row: the rest is counted, not kept. */
export const MOST_LINES = 20_000

export type Importing = { source: DataSource; keys: RegistryKeys; sheets: SealedFolder; now: () => number }
/** What the check must know besides the register: today, and the cooperatives by credit code. */
export type CheckFacts = Pick<Against, "today" | "cooperatives">

type Tally = { rows: number; new: number; changed: number; unchanged: number; errorRows: number; errors: number; lines: number }

/**
 * Checks a sheet from its beginning, some hundred rows at a time, and writes nothing but what belongs to the import. A
 * check that was cut off begins anew. It stops quietly when the import was discarded meanwhile.
 */
export async function checkImport(importing: Importing, imported: ImportRow, facts: CheckFacts): Promise<void> {
  const begun = await begin(importing.source, imported.id)
  if (begun === null) return
  if (begun.tries > MOST_TRIES) return refuse(importing, imported.id, "check_failed")
  try {
    await checkRows(importing, imported, begun.attempts, facts)
  } catch (error) {
    if (error instanceof ImportMoved) return
    if (!(error instanceof SheetRefused) && !(error instanceof HeadingsRefused)) throw error
    await refuse(importing, imported.id, error.code)
  }
}

/** A check that ended five times without a word (a crash, a defect of ours) is not tried again. */
const MOST_TRIES = 5

/** Thrown inside when somebody else took the import on, or let it go. */
class ImportMoved extends Error {}

async function checkRows({ source, keys, sheets }: Importing, imported: ImportRow, attempt: number, facts: CheckFacts): Promise<void> {
  const file = await sheets.get(imported.id)
  if (!file) throw new SheetRefused("broken_sheet", "the sheet is gone")
  const { sheet, headings } = await openList(file)
  const against: Against = { ...facts, county: imported.county_code, date1904: sheet.date1904 }
  const given = { headings, against, memory: new SheetMemory() }
  const tally: Tally = { rows: 0, new: 0, changed: 0, unchanged: 0, errorRows: 0, errors: 0, lines: 0 }
  const digest = createHmac("sha256", keys.hmac).update(imported.id)
  const total = Math.max(0, (await sheet.estimateRows()) - headings.row)
  for await (const batch of batchesBelow(sheet, headings, BATCH)) {
    tally.rows += batch.length
    if (tally.rows > MOST_ROWS) throw new SheetRefused("too_many_rows", `more than ${MOST_ROWS} rows`)
    const judged = await judgeRows(source.manager, keys, batch, given)
    for (const row of judged) count(tally, row)
    for (const { number, problems, plan, recorded, texts } of judged) digest.update(JSON.stringify([number, problems.map(({ at, code }) => [at, code]), planDigest(keys, plan, recorded), plan.kind === "unchanged" ? null : texts]))
    const room = Math.max(0, MOST_LINES - tally.lines)
    const lines = judged.flatMap((row) => linesOf(row, headings)).slice(0, room)
    tally.lines += lines.length
    await source.transaction(async (manager) => {
      await writeLines(manager, keys.sealing, imported.id, lines)
      if (tally.errors === 0) await stageRows(manager, keys, imported.id, judged.filter(({ plan }) => plan.kind !== "unchanged"))
      await progress(manager, imported.id, attempt, tally, Math.min(total, MOST_ROWS))
    })
  }
  await finish(source, imported.id, attempt, tally, digest.digest("hex"))
}

function count(tally: Tally, { problems, plan }: JudgedRow): void {
  if (problems.length === 0) tally[plan.kind] += 1
  else {
    tally.errorRows += 1
    tally.errors += problems.length
  }
}

/** Begins a check: what an earlier one left is taken away. The attempt's number keeps two of them apart. */
async function begin(source: DataSource, importId: string): Promise<{ attempts: number; tries: number } | null> {
  return source.transaction(async (manager) => {
    const [rows] = await manager.query(
      `update registry.household_import set attempts = attempts + 1, tries = tries + 1, rows_done = 0, new_rows = 0, changed_rows = 0, unchanged_rows = 0, error_rows = 0, errors = 0, changed_at = now()
        where id = $1 and state = 'checking' returning attempts, tries`, [importId]) as [{ attempts: number; tries: number }[], number]
    await forgetRows(manager, importId)
    await manager.query("delete from registry.household_import_line where import_id = $1", [importId])
    return rows[0] ?? null
  })
}

const forgetRows = (manager: EntityManager, importId: string): Promise<unknown> => manager.query("delete from registry.household_import_row where import_id = $1", [importId])

async function progress(manager: EntityManager, importId: string, attempt: number, tally: Tally, total: number): Promise<void> {
  const [, touched] = await manager.query(
    `update registry.household_import set rows_done = $3, rows_total = greatest($4::int, $3::int), new_rows = $5, changed_rows = $6, unchanged_rows = $7, error_rows = $8, errors = $9, changed_at = now()
      where id = $1 and state = 'checking' and attempts = $2`,
    [importId, attempt, tally.rows, total, tally.new, tally.changed, tally.unchanged, tally.errorRows, tally.errors]) as [unknown, number]
  if (touched !== 1) throw new ImportMoved()
}

/** The report stands. A list with errors is never written, so what it would write is forgotten at once. */
async function finish(source: DataSource, importId: string, attempt: number, tally: Tally, digest: string): Promise<void> {
  await source.transaction(async (manager) => {
    await progress(manager, importId, attempt, tally, tally.rows)
    await manager.query("update registry.household_import set state = 'checked', rows_total = rows_done, report_digest = $2, checked_at = now(), changed_at = now() where id = $1", [importId, digest])
    if (tally.errors > 0) await forgetRows(manager, importId)
  })
}

/** Nothing of a refused sheet is kept but the reason. */
export async function refuse({ source, sheets }: Importing, importId: string, refusal: string): Promise<void> {
  await source.transaction(async (manager) => {
    await manager.query("update registry.household_import set state = 'refused', refusal = $2, name_sealed = null, erased_at = now(), changed_at = now() where id = $1 and state = 'checking'", [importId, refusal])
    await forgetRows(manager, importId)
    await manager.query("delete from registry.household_import_line where import_id = $1", [importId])
  })
  await sheets.remove(importId)
}
