import { holdsResidentId } from "@qianhang/shared/regions"
import { withoutFormulaMark } from "../../../sheets/write-csv"
import { dayOfSerial, type Cell } from "../../../sheets/sheet"
import type { ColumnKey } from "./columns"
import type { ProblemCode } from "./problem"

const DAYS = new Set<ColumnKey>(["entered_on", "left_on", "joined_on"])
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g
/** What no cell of a list holds: control signs, halves of pairs, and signs that turn the direction of reading. */
const CONTROL = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u
const MOST_SIGNS = 300
/** Excel keeps fifteen digits of a number. */
const KEPT_DIGITS = 15

/** A cell's text as the column is written, or why it cannot be read at all. */
export type CellText = { text: string; fault?: ProblemCode }

/** Reads one cell of a column: blanks around it taken off, numbers written out, days as YYYY-MM-DD where they are days. */
export function cellText(cell: Cell | undefined, key: ColumnKey, date1904: boolean): CellText {
  if (!cell) return { text: "" }
  if (cell.kind === "formula") return { text: cell.text, fault: "formula" }
  if (cell.kind === "fault") return { text: cell.text, fault: "unreadable_cell" }
  if (cell.kind === "number") return numberText(cell.text, key, date1904)
  const text = withoutFormulaMark(cell.text.replace(INVISIBLE, "").trim())
  if (CONTROL.test(text)) return { text, fault: "control_characters" }
  if (text.length > MOST_SIGNS) return { text, fault: "too_long" }
  if (isResidentId(text)) return { text, fault: "resident_id" }
  return { text: writers[key](text) }
}

/** Whether a cell that no column reads holds a resident-ID number. */
export const isResidentId = (text: string): boolean => text.length >= 18 && holdsResidentId(text)

function numberText(raw: string, key: ColumnKey, date1904: boolean): CellText {
  const value = Number(raw)
  const text = Number.isSafeInteger(value) && value >= 0 ? String(value) : raw
  if (DAYS.has(key)) return { text: dayOfSerial(raw, date1904) ?? dayText(text) }
  const lost = key === "bank_account" && (value > Number.MAX_SAFE_INTEGER || text.length > KEPT_DIGITS)
  return lost ? { text: BigInt(Math.trunc(value)).toString(), fault: "number_lost_digits" } : { text }
}

const half = (text: string): string => text.normalize("NFKC").replace(/\s/g, "")
const number = (text: string): string => half(text).replace(/[-()]/g, "")

/** How the text of each column is written before it is judged and compared. */
const writers: Readonly<Record<ColumnKey, (text: string) => string>> = {
  county_code: half,
  household_code: half,
  village_code: half,
  village_name: (text) => text.replace(/\s+/g, " "),
  name: nameText,
  phone: (text) => number(text).replace(/^(?:\+86|0086|86)(?=1\d{10}$)/, ""),
  bank_account: number,
  kind: half,
  entered_on: dayText,
  left_on: dayText,
  member_count: half,
  credit_code: (text) => half(text).toUpperCase(),
  joined_on: dayText,
}

/** 张  三 → 张三: offices set two-character names wide. Between letters of an alphabet one blank stays. */
export function nameText(text: string): string {
  return text.trim().replace(/\s+/g, " ").replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "")
}

/** 2020/11/1, 2020.11.1, 2020年11月1日, 20201101 → 2020-11-01; what is no such day stays as it is. */
export function dayText(text: string): string {
  const plain = text.normalize("NFKC").trim().replace(/[ T]0{1,2}:00(?::00)?(?:\.0+)?Z?$/, "")
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  return parts ? `${parts[1]}-${String(parts[2]).padStart(2, "0")}-${String(parts[3]).padStart(2, "0")}` : text
}

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) && text >= "1950-01-01"
}
