import { openSheet } from "../../../sheets/open-sheet"
import type { OpenSheet, SheetRow } from "../../../sheets/sheet"
import { findHeadings, type Headings } from "./columns"

/** More rows than a title, a note and the headings need. */
const HEAD_ROWS = 5

/** Opens a county's list and finds its columns. @throws SheetRefused, HeadingsRefused */
export async function openList(file: Buffer): Promise<{ sheet: OpenSheet; headings: Headings }> {
  const sheet = await openSheet(file)
  const head: SheetRow[] = []
  for await (const rows of sheet.rows()) {
    head.push(...rows)
    if (head.length >= HEAD_ROWS) break
  }
  return { sheet, headings: findHeadings(head.map(({ number, cells }) => ({ number, texts: Array.from(cells, (cell) => cell?.text ?? "") }))) }
}

/** The list's own rows, `size` at a time. */
export async function* batchesBelow(sheet: OpenSheet, headings: Headings, size: number): AsyncGenerator<SheetRow[]> {
  let batch: SheetRow[] = []
  for await (const rows of sheet.rows()) {
    for (const row of rows) {
      if (row.number <= headings.row) continue
      batch.push(row)
      if (batch.length < size) continue
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}
