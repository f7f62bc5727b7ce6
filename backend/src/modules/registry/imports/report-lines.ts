import type { EntityManager } from "typeorm"
import { seal, unseal, type SealingKeys } from "../sealing/seal"
import { recordedText } from "./compare-row"
import { kindNames, type ColumnKey, type Headings } from "./columns"
import type { LineKind, ReportLine } from "./import"
import type { JudgedRow } from "./judge-rows"
import { kindOf } from "./check-row"
import { expectedOf } from "./problem"
import { shownFound } from "./show-found"
import { importPlace } from "./tables"

/** What a report says of one row: a line for each error, else a line for each column it would change. Everything of a person is masked. */
export function linesOf(row: JudgedRow, headings: Headings): ReportLine[] {
  const { number, texts, problems, recorded, plan } = row
  if (problems.length > 0) {
    const personal = [texts.name, texts.phone, texts.bank_account].filter((value) => value !== "")
    return problems.map((problem) => ({ row: number, column: problem.at, key: problem.key, kind: "error", code: problem.code, found: shownFound(problem.found, problem.key, problem.code, problem.key === null ? [] : personal), expected: expectedOf(problem) }))
  }
  if (!recorded) return []
  return plan.changes.map((key) => ({ row: number, column: headings.at.get(key) ?? -1, key, kind: "change", code: "changed", found: shownChange(texts[key], key), expected: shownChange(recordedText(recorded, key), key) }))
}

/** A row that was not written because its household changed after the acceptance. */
export const leftOutLine = (row: number): ReportLine => ({ row, column: -1, key: null, kind: "left_out", code: "changed_meanwhile", found: "", expected: "核对之后登记已有变化，请重新导入这一行" })

const shownChange = (text: string, key: ColumnKey): string => (key === "kind" ? kindNames[kindOf(text) ?? "general"] : shownFound(text, key, "changed"))

/** Keeps lines, what was found and expected sealed even though it is masked: a slipped column may hold anything. */
export async function writeLines(manager: EntityManager, keys: SealingKeys, importId: string, lines: readonly ReportLine[]): Promise<void> {
  if (lines.length === 0) return
  await manager.query(
    `insert into registry.household_import_line (import_id, row_number, column_index, column_key, kind, code, sealed)
      select $1, l.* from unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[]) as l`,
    [importId, lines.map(({ row }) => row), lines.map(({ column }) => column), lines.map(({ key }) => key), lines.map(({ kind }) => kind), lines.map(({ code }) => code),
      lines.map(({ row, found, expected }) => seal(keys, importPlace.line(importId, row), JSON.stringify([found, expected])))],
  )
}

type LineRow = { row_number: number; column_index: number; column_key: ColumnKey | null; kind: LineKind; code: ReportLine["code"]; sealed: string }

/** Lines in the order of the sheet: errors first, then changes, then what was left out. */
export async function readLines(manager: EntityManager, keys: SealingKeys, asked: { importId: string; kind?: LineKind; code?: string; offset: number; limit: number }): Promise<{ lines: ReportLine[]; total: number }> {
  const where = "import_id = $1 and ($2::text is null or kind = $2) and ($3::text is null or code = $3)"
  const given = [asked.importId, asked.kind ?? null, asked.code ?? null]
  const rows: LineRow[] = await manager.query(
    `select row_number, column_index, column_key, kind, code, sealed from registry.household_import_line where ${where}
      order by array_position(array['error', 'change', 'left_out'], kind), row_number, column_index, id limit $4 offset $5`, [...given, asked.limit, asked.offset])
  const [counted]: { total: number }[] = await manager.query(`select count(*)::int as total from registry.household_import_line where ${where}`, given)
  return { lines: rows.map((row) => lineOf(keys, asked.importId, row)), total: counted?.total ?? 0 }
}

function lineOf(keys: SealingKeys, importId: string, row: LineRow): ReportLine {
  const [found, expected] = JSON.parse(unseal(keys, importPlace.line(importId, row.row_number), row.sealed)) as [string, string]
  return { row: row.row_number, column: row.column_index, key: row.column_key, kind: row.kind, code: row.code, found, expected }
}
