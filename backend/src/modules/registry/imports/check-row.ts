import { bankAccount, householdCode, memberCount, mobilePhone, personName, villageName } from "@qianhang/shared/contracts"
import { countyOf, isCreditCode, townName } from "@qianhang/shared/regions"
import type { SheetRow } from "../../../sheets/sheet"
import type { HouseholdKind } from "../households/tables"
import { cellText, isDay, isResidentId } from "./cell-text"
import { columnKeys, columns, kindNames, type ColumnKey, type Headings } from "./columns"
import type { Problem, ProblemCode } from "./problem"

/** The texts of one row, as its columns are written; empty where nothing stands. */
export type RowTexts = Readonly<Record<ColumnKey, string>>

/** What a sheet is checked against. `county`: the only county whose households it may hold, null for all; `cooperatives`: id by credit code. */
export type Against = { today: string; county: string | null; date1904: boolean; cooperatives: ReadonlyMap<string, string> }

export type CheckedRow = { number: number; texts: RowTexts; problems: Problem[] }

/** Checks one row by itself: everything that can be said without the register and the other rows. */
export function checkRow(row: SheetRow, headings: Headings, against: Against): CheckedRow {
  const problems: Problem[] = []
  const texts = {} as Record<ColumnKey, string>
  const unreadable = new Set<ColumnKey>()
  for (const key of columnKeys) {
    const at = headings.at.get(key) ?? -1
    const { text, fault } = cellText(row.cells[at], key, against.date1904)
    texts[key] = text
    if (fault) unreadable.add(key)
    if (fault) problems.push({ key, at, code: fault, found: text })
  }
  const say = (key: ColumnKey, code: ProblemCode, detail?: string): void => {
    if (!unreadable.has(key)) problems.push({ key, at: headings.at.get(key) ?? -1, code, found: texts[key], ...(detail && { detail }) })
  }
  for (const key of columnKeys) if (columns[key].required && texts[key] === "") say(key, "required")
  judgePlace(texts, against, say)
  judgePerson(texts, say)
  judgeStatus(texts, against, say)
  judgeMembership(texts, against, say)
  for (const at of headings.unread) {
    const cell = row.cells[at]
    if (cell && isResidentId(cell.text)) problems.push({ key: null, at, code: "resident_id", found: cell.text })
  }
  return { number: row.number, texts, problems }
}

type Say = (key: ColumnKey, code: ProblemCode, detail?: string) => void
const fits = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown): boolean => schema.safeParse(value).success

function judgePlace(texts: RowTexts, { county }: Against, say: Say): void {
  const known = texts.county_code !== "" && countyOf(texts.county_code) !== undefined
  if (texts.county_code !== "" && !known) say("county_code", "unknown_county")
  if (known && county !== null && texts.county_code !== county) say("county_code", "other_county", county)
  if (texts.household_code !== "" && !fits(householdCode, texts.household_code)) say("household_code", "bad_household_code")
  if (texts.village_code !== "") {
    if (!/^\d{12}$/.test(texts.village_code)) say("village_code", "bad_village_code")
    else if (known && !texts.village_code.startsWith(texts.county_code)) say("village_code", "village_not_in_county", texts.county_code)
    else if (known && townName(texts.village_code.slice(0, 9)) === undefined) say("village_code", "unknown_town")
  }
  if (texts.village_name !== "" && !fits(villageName, texts.village_name)) say("village_name", "too_long", "30 个字")
}

function judgePerson(texts: RowTexts, say: Say): void {
  if (texts.name.length > 30) say("name", "too_long", "30 个字")
  else if (texts.name !== "" && !fits(personName, texts.name)) say("name", "bad_name")
  if (texts.phone !== "" && !fits(mobilePhone, texts.phone)) say("phone", "bad_phone")
  if (texts.bank_account !== "" && (!fits(bankAccount, texts.bank_account) || (isCard(texts.bank_account) && !passesLuhn(texts.bank_account)))) say("bank_account", "bad_bank_account")
  if (texts.member_count !== "" && !(/^\d{1,4}$/.test(texts.member_count) && fits(memberCount, Number(texts.member_count)))) say("member_count", "bad_member_count")
}

function judgeStatus(texts: RowTexts, { today }: Against, say: Say): void {
  if (texts.kind !== "" && kindOf(texts.kind) === undefined) say("kind", "unknown_kind", Object.values(kindNames).join("、"))
  for (const key of ["entered_on", "left_on"] as const) {
    if (texts[key] !== "" && !isDay(texts[key])) say(key, "bad_date")
    else if (texts[key] > today) say(key, "date_in_future", today)
  }
  if (isDay(texts.entered_on) && isDay(texts.left_on) && texts.left_on < texts.entered_on) say("left_on", "exit_before_entry", texts.entered_on)
}

function judgeMembership(texts: RowTexts, { today, cooperatives }: Against, say: Say): void {
  if (texts.credit_code !== "") {
    if (!isCreditCode(texts.credit_code)) say("credit_code", "bad_credit_code")
    else if (!cooperatives.has(texts.credit_code)) say("credit_code", "unknown_cooperative")
    if (texts.joined_on === "") say("joined_on", "required", "填了合作社信用代码")
  } else if (texts.joined_on !== "") say("credit_code", "required", "填了入社日期")
  if (texts.joined_on !== "" && !isDay(texts.joined_on)) say("joined_on", "bad_date")
  else if (texts.joined_on > today) say("joined_on", "date_in_future", today)
}

const kindsByName = new Map(Object.entries(kindNames).flatMap(([kind, name]) => [[name, kind as HouseholdKind], [kind, kind as HouseholdKind]] as const))

/** The kind an office's word means. */
export const kindOf = (word: string): HouseholdKind | undefined => kindsByName.get(word)

/** UnionPay cards have 16 or 19 digits and begin with 62; passbooks and older accounts have no check sign that we could know. */
const isCard = (account: string): boolean => /^62(?:\d{14}|\d{17})$/.test(account)

/** ISO/IEC 7812: the check digit of a card. */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const doubled = at % 2 === 1 ? Number(digit) * 2 : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
