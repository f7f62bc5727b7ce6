export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
/** What XML cannot hold: control signs but tab and line ends, halves of surrogate pairs, two non-characters. */
const CONTROL = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu

/** An XLSX file of one sheet. Every cell is text and stays text: a formula in a name is shown, never run. The first row is the heading. */
export async function xlsxFile(rows: readonly (readonly (string | number | null)[])[], sheet: string): Promise<Buffer> {
  const data = rows.map((row, at) => row.map((cell) => ({ value: String(cell ?? "").replace(CONTROL, ""), type: String, ...(at === 0 && { fontWeight: "bold" as const }) })))
  const columns = (rows[0] ?? []).map((heading) => ({ width: Math.max(12, String(heading ?? "").length * 2 + 4) }))
  const { default: writeXlsxFile } = await import("write-excel-file/node")
  return writeXlsxFile(data, { columns, sheet, stickyRowsCount: 1 }).toBuffer()
}
