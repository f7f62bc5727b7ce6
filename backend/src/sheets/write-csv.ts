/** Signs that make Excel or WPS read a cell as a formula, half and full width, and what may stand before them unseen. */
const STARTS_FORMULA = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠﹢﹣﹦﹫]/u

/** A text no spreadsheet runs: what would begin a formula gets an apostrophe before it, the way a person types text. */
export const inert = (text: string): string => (STARTS_FORMULA.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text)

/** Takes that apostrophe off again, so that a file of ours reads back as what it was. */
export const withoutFormulaMark = (text: string): string => (text.startsWith("'") && inert(text.slice(1)) === text ? text.slice(1) : text)

/** One line of a CSV file (RFC 4180), every cell inert. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map((cell) => quoted(inert(String(cell ?? "")))).join(",")}\r\n`
}

/** A whole CSV file; the mark at its beginning makes Excel read it as UTF-8. */
export const csvFile = (rows: readonly (readonly (string | number | null)[])[]): string => `\ufeff${rows.map(csvLine).join("")}`

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
