import { columnKeys, columns, findHeadings, type ColumnKey } from "./columns"
import type { SheetRow } from "../../../sheets/sheet"

/** A row that nothing is wrong with, by column; a test changes what it is about. */
export const goodRow: Readonly<Record<ColumnKey, string>> = {
  county_code: "522634", household_code: "LS-0001", village_code: "522634101201", village_name: "西江村", name: "蒙阿雅", phone: "13900001111", bank_account: "6222021234567890128", kind: "脱贫户",
  entered_on: "2020-11-01", left_on: "", member_count: "4", credit_code: "91110000600037341L", joined_on: "2021-01-01",
}

export const templateRow = { number: 1, texts: columnKeys.map((key) => columns[key].heading) }
export const templateHeadings = findHeadings([templateRow])

/** The row as it is read from a sheet made from the template. */
export const sheetRow = (change: Partial<Record<ColumnKey, string>> = {}, number = 2): SheetRow => {
  const texts = { ...goodRow, ...change }
  return { number, cells: columnKeys.map((key) => (texts[key] === "" ? undefined : { kind: "text" as const, text: texts[key] })) }
}
