import { isUtf8 } from "node:buffer"
import { pipeline, Readable } from "node:stream"
import { CsvError, parse } from "csv-parse"
import { LAST_ROW, MOST_COLUMNS, SheetRefused, type OpenSheet, type SheetRow } from "./sheet"

const PIECE_BYTES = 64 * 1024
const MOST_RECORD_SIGNS = 1_000_000
const ROWS_AT_A_TIME = 200

/** Opens a CSV or tab-separated file that lies in memory: UTF-8, UTF-16 with its mark, or GB18030 (what Chinese Excel saves). @throws SheetRefused */
export function openCsv(file: Buffer): OpenSheet {
  const encoding = encodingOf(file)
  return {
    format: "csv",
    date1904: false,
    rows: () => readRows(file, encoding),
    estimateRows: async () => {
      let rows = 0
      for (let at = file.indexOf(0x0a); at !== -1; at = file.indexOf(0x0a, at + 1)) rows += 1
      return rows
    },
  }
}

function encodingOf(file: Buffer): string {
  if (file[0] === 0xff && file[1] === 0xfe) return "utf-16le"
  if (file[0] === 0xfe && file[1] === 0xff) return "utf-16be"
  if (file.includes(0)) throw new SheetRefused("unsupported_sheet", "neither a workbook nor text")
  return isUtf8(file) ? "utf-8" : "gb18030"
}

async function* decoded(file: Buffer, encoding: string): AsyncGenerator<string> {
  // The mark at the beginning is taken off by the decoder.
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for (let at = 0; at < file.length; at += PIECE_BYTES) yield decoder.decode(file.subarray(at, at + PIECE_BYTES), { stream: true })
    yield decoder.decode()
  } catch {
    throw new SheetRefused("unreadable_text", `text that is not ${encoding}`)
  }
}

async function* readRows(file: Buffer, encoding: string): AsyncGenerator<SheetRow[]> {
  const delimiter = await delimiterOf(file, encoding)
  const parser = parse({ delimiter, relax_column_count: true, relax_quotes: true, max_record_size: MOST_RECORD_SIGNS })
  pipeline(Readable.from(decoded(file, encoding)), parser, () => undefined)
  let rows: SheetRow[] = []
  let number = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1
      if (number > LAST_ROW) throw new SheetRefused("too_many_rows", `more than ${LAST_ROW} lines`)
      if (record.every((text) => text === "")) continue
      rows.push({ number, cells: record.slice(0, MOST_COLUMNS).map((text) => (text === "" ? undefined : { kind: "text" as const, text })) })
      if (rows.length < ROWS_AT_A_TIME) continue
      yield rows
      rows = []
    }
  } catch (error) {
    // csv-parse repeats the broken line in its message: it goes no further than here.
    throw error instanceof CsvError ? new SheetRefused("broken_sheet", "CSV that does not parse") : error
  }
  if (rows.length > 0) yield rows
}

/** The sign that divides the first line that holds any: a comma, a tab (Excel's "Unicode text") or a semicolon. */
async function delimiterOf(file: Buffer, encoding: string): Promise<string> {
  const { value } = await decoded(file, encoding).next()
  const [line = ""] = (value ?? "").split(/[\r\n]+/).filter((text: string) => /[,\t;]/.test(text))
  const counts = [",", "\t", ";"].map((sign) => ({ sign, count: line.split(sign).length }))
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).sign
}
