import { townsOf } from "@qianhang/shared/regions"
import { xlsxFile } from "../../../sheets/write-xlsx"
import { textRow, workbook } from "../../../sheets/workbook.test-builder"
import { passesLuhn } from "./check-row"
import { columnKeys, columns, type ColumnKey } from "./columns"
import type { ProblemCode } from "./problem"

export const COUNTY = "522634"
export const CREDIT_CODE = "91110000600037341L"
export const cooperatives: ReadonlyMap<string, string> = new Map([[CREDIT_CODE, "coop_silver"]])

type Row = Record<ColumnKey, string>
/** An error that was put into a list: its row and column as Excel shows them. */
export type Planted = { row: number; column: string; code: ProblemCode }

const FAMILY = [..."杨吴龙潘王张李石田罗蒙韦陆姜欧余"]
const GIVEN = [..."秀英花珍兰芳梅玉春桂凤琴莲菊美云丽华金银阿木水火土文武忠孝仁义礼智信"]
const VILLAGES = ["西江村", "控拜村", "麻料村", "乌高村", "郎德村"]
const KINDS = ["脱贫户", "脱贫不稳定户", "边缘易致贫户", "一般农户"]
const at = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item

/** Adds the digit that makes a card's number pass. */
const card = (first18: string): string => [..."0123456789"].map((digit) => first18 + digit).find(passesLuhn) ?? ""

/** A household's row: the same for the same number, and no two households alike. */
export function listRow(index: number, change: Partial<Row> = {}): Row {
  const town = at(townsOf(COUNTY), index)
  return {
    county_code: COUNTY, household_code: `LS-${String(index).padStart(6, "0")}`, village_code: `${town.code}20${1 + (index % 5)}`, village_name: at(VILLAGES, index), name: at(FAMILY, index) + at(GIVEN, index * 7) + at(GIVEN, Math.floor(index / 3)),
    phone: String(13_000_000_000 + index * 17), bank_account: card(`622202${String(index).padStart(12, "0")}`), kind: at(KINDS, index), entered_on: `20${14 + (index % 9)}-11-01`, left_on: index % 11 === 0 ? "2024-06-30" : "", member_count: String(1 + (index % 8)),
    credit_code: index % 3 === 0 ? CREDIT_CODE : "", joined_on: index % 3 === 0 ? "2021-03-15" : "", ...change,
  }
}

/** Ten kinds of errors, each in its column. */
const ERRORS: readonly (readonly [ColumnKey, ProblemCode, (index: number) => string])[] = [
  ["name", "required", () => ""],
  ["village_code", "unknown_town", () => `${COUNTY}999201`],
  ["household_code", "bad_household_code", (index) => `雷山 ${index} 号`],
  ["household_code", "household_twice", (index) => listRow(index - 1).household_code],
  ["left_on", "exit_before_entry", () => "2013-12-31"],
  ["kind", "unknown_kind", () => "贫困户"],
  ["member_count", "bad_member_count", () => "4.5"],
  ["phone", "bad_phone", () => "0855-8222222"],
  ["bank_account", "bad_bank_account", (index) => `${listRow(index).bank_account.slice(0, -1)}${(Number(listRow(index).bank_account.slice(-1)) + 1) % 10}`],
  ["entered_on", "bad_date", () => "2020-02-30"],
]

/** A list of `households` with `errors` planted evenly over it, the kinds taking turns; the template's columns. */
export function countyList(households: number, errors = 0): { rows: Row[]; planted: Planted[] } {
  const rows = Array.from({ length: households }, (_, index) => listRow(index))
  const planted = Array.from({ length: errors }, (_, nth) => {
    const index = Math.floor(((nth + 0.5) * households) / errors)
    const [key, code, value] = at(ERRORS, nth)
    rows[index] = listRow(index, { [key]: value(index) })
    return { row: index + 2, column: String.fromCharCode(65 + columnKeys.indexOf(key)), code }
  })
  return { rows, planted }
}

const headings = columnKeys.map((key) => columns[key].heading)
const cellsOf = (row: Row): string[] => columnKeys.map((key) => row[key])

/** As Excel saves it: shared strings. */
export const asXlsx = (rows: readonly Row[]): Promise<Buffer> => xlsxFile([headings, ...rows.map(cellsOf)], "农户")
/** As generators of other software save it: strings in their cells. */
export const asInlineXlsx = (rows: readonly Row[]): Buffer => workbook([headings, ...rows.map(cellsOf)].map((cells, index) => textRow(index + 1, cells)).join(""))
export const asCsv = (rows: readonly Row[]): Buffer => Buffer.from(`\ufeff${[headings, ...rows.map(cellsOf)].map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\r\n`).join("")}`)
