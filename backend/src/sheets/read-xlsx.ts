import { readXml, readWholeXml } from "./read-xml"
import { LAST_ROW, MOST_COLUMNS, SheetRefused, type Cell, type OpenSheet, type SheetRow } from "./sheet"
import { readWorkbook } from "./xlsx-workbook"
import { openZip, type ZipParts } from "./zip-parts"

/** Opens the first sheet of a workbook that lies in memory. @throws SheetRefused */
export async function openXlsx(file: Buffer): Promise<OpenSheet> {
  const parts = await openZip(file)
  const { sheet, sharedStrings, date1904 } = await readWorkbook(parts)
  const strings = sharedStrings === null ? [] : await readSharedStrings(parts, sharedStrings)
  return { format: "xlsx", date1904, rows: () => readRows(parts, sheet, strings), estimateRows: () => countTags(parts, sheet) }
}

/** Strings that cells point to by number; pronunciation marks (`rPh`) are left out. */
async function readSharedStrings(parts: ZipParts, file: string): Promise<string[]> {
  const strings: string[] = []
  const runs = textRuns()
  await readWholeXml(parts.bytes(file), {
    open: runs.open,
    text: runs.text,
    close: (name) => {
      runs.close(name)
      if (name === "si") strings.push(runs.take())
    },
  })
  return strings
}

async function* readRows(parts: ZipParts, file: string, strings: readonly string[]): AsyncGenerator<SheetRow[]> {
  const sheet = rowReader(strings)
  for await (const _piece of readXml(parts.bytes(file), sheet)) {
    const rows = sheet.take()
    if (rows.length > 0) yield rows
  }
}

/** Hears a worksheet and keeps the rows it heard until they are taken. */
function rowReader(strings: readonly string[]) {
  let rows: SheetRow[] = []
  let number = 0
  let cells: (Cell | undefined)[] = []
  let column = -1
  let type: string | undefined
  let value = ""
  let formula: string | null = null
  let inside: "v" | "f" | null = null
  const runs = textRuns()

  const cell = (): Cell | undefined => {
    if (formula !== null) return { kind: "formula", text: formula }
    if (type === "s") return textCell(strings[Number(value)] ?? null)
    if (type === "inlineStr") return textCell(runs.take())
    if (value === "") return undefined
    if (type === "e") return { kind: "fault", text: value }
    if (type === "b") return { kind: "text", text: value === "1" ? "TRUE" : "FALSE" }
    return type === "str" || type === "d" ? textCell(unescaped(value)) : { kind: "number", text: value }
  }
  return {
    open: (name: string, attribute: (name: string) => string | undefined): void => {
      if (name === "row") {
        number = attribute("r") === undefined ? number + 1 : Number(attribute("r"))
        if (!Number.isInteger(number) || number < 1 || number > LAST_ROW) throw new SheetRefused("broken_sheet", "a row without a number")
        cells = []
        column = -1
      } else if (name === "c") {
        column = columnOf(attribute("r")) ?? column + 1
        type = attribute("t")
        value = ""
        formula = null
      } else if (name === "v" || name === "f") {
        inside = name
        if (name === "f") formula = "="
      } else runs.open(name)
    },
    text: (text: string): void => {
      if (inside === "v") value += text
      else if (inside === "f") formula += text
      else runs.text(text)
    },
    close: (name: string): void => {
      if (name === "v" || name === "f") inside = null
      else if (name === "c") {
        if (column < MOST_COLUMNS) cells[column] = cell()
      } else if (name === "row") {
        if (cells.some((one) => one !== undefined)) rows.push({ number, cells })
      } else runs.close(name)
    },
    take: (): SheetRow[] => {
      const taken = rows
      rows = []
      return taken
    },
  }
}

/** Joins the runs (`t`) of a rich text. */
function textRuns() {
  let text = ""
  let inText = false
  let inPronunciation = false
  return {
    open: (name: string): void => {
      if (name === "t") inText = true
      else if (name === "rPh") inPronunciation = true
      else if (name === "is" || name === "si") text = ""
    },
    text: (more: string): void => {
      if (inText && !inPronunciation) text += more
    },
    close: (name: string): void => {
      if (name === "t") inText = false
      else if (name === "rPh") inPronunciation = false
    },
    take: (): string => unescaped(text),
  }
}

const textCell = (text: string | null): Cell | undefined => (text === null ? { kind: "fault", text: "#REF!" } : text === "" ? undefined : { kind: "text", text })

/** Excel writes signs that XML cannot hold as `_x000D_`. */
const unescaped = (text: string): string => (text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text)

/** "AB12" → 27; null when the file does not say. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0]
  if (!letters) throw new SheetRefused("broken_sheet", "a cell without a column")
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

async function countTags(parts: ZipParts, file: string): Promise<number> {
  let rows = 0
  for await (const piece of parts.bytes(file)) for (let at = piece.indexOf("<row"); at !== -1; at = piece.indexOf("<row", at + 4)) rows += 1
  return rows
}
