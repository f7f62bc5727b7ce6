import { saveFile } from "./save-file"

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/
const AMOUNT = /^-?\d+(\.\d+)?$/

/** One cell: quoted when needed, and a text a spreadsheet would run as a formula gets an apostrophe. Plain numbers stay numbers. */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text.trimStart()) && !AMOUNT.test(text) ? `'${text}` : text
  return /[",\r\n']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A whole sheet with a byte-order mark, so that spreadsheets read Chinese. */
export function csvSheet(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return "\uFEFF" + [header, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n"
}

/** Hands a sheet to the reader as a file. */
export const saveCsv = (name: string, sheet: string): void => saveFile(`${name}.csv`, new Blob([sheet], { type: "text/csv;charset=utf-8" }))
