/** Why a file is not read at all; each is a code that a front end translates. */
export const sheetFaults = ["unsupported_sheet", "locked_or_old_sheet", "macros_refused", "dtd_refused", "sheet_too_large", "too_many_rows", "broken_sheet", "unreadable_text"] as const
export type SheetFault = (typeof sheetFaults)[number]

/** Thrown when a file is no sheet we read, or not one that is safe to read. Holds nothing of its content. */
export class SheetRefused extends Error {
  constructor(readonly code: SheetFault, found: string) {
    super(`the sheet was refused: ${found}`)
    this.name = "SheetRefused"
  }
}

/**
 * What stands in one cell. `number` is a number as the file writes it (a day, too, is a number in Excel); `formula` is
 * the formula's own text, never a value somebody once computed; `fault` is `#N/A` and its like.
 */
export type Cell = { kind: "text" | "number" | "formula" | "fault"; text: string }

/** One row that holds something. `number` is the row's number as Excel shows it; `cells[0]` is column A. */
export type SheetRow = { number: number; cells: readonly (Cell | undefined)[] }

/** A sheet that was opened: it can be read from its beginning as often as needed, a few hundred rows in memory at a time. */
export interface OpenSheet {
  readonly format: "xlsx" | "csv"
  /** whether day 0 is 1904-01-01 (workbooks of old Macs) instead of 1899-12-30 */
  readonly date1904: boolean
  /** Rows that hold something, some at a time. @throws SheetRefused */
  rows(): AsyncGenerator<SheetRow[]>
  /** How many rows there are about: for showing progress, not for deciding anything. */
  estimateRows(): Promise<number>
}

/** Columns beyond this are not read: a county's list has about fifteen. */
export const MOST_COLUMNS = 200
/** Excel's own last row. */
export const LAST_ROW = 1_048_576

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetter(rest - 1) : "") + String.fromCharCode(65 + (index % 26))
}

/** Milliseconds of UTC midnight of day 0 in either date system. */
const DAY_ZERO = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) }

/** The day of an Excel day number as YYYY-MM-DD; null when it is not a whole day of the years 1900 to 2200. */
export function dayOfSerial(text: string, date1904: boolean): string | null {
  const serial = Number(text)
  if (!Number.isInteger(serial) || serial < 61 || serial > 110_000) return null
  return new Date((date1904 ? DAY_ZERO[1904] : DAY_ZERO[1900]) + serial * 86_400_000).toISOString().slice(0, 10)
}
