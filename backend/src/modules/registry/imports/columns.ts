import type { HouseholdKind } from "../households/tables"

/** 农户类别 as offices write them. */
export const kindNames: Readonly<Record<HouseholdKind, string>> = { lifted: "脱贫户", monitored_unstable: "脱贫不稳定户", monitored_marginal: "边缘易致贫户", monitored_shock: "突发严重困难户", at_risk: "防返贫致贫对象", general: "一般农户" }

export const columnKeys = ["county_code", "household_code", "village_code", "village_name", "name", "phone", "bank_account", "kind", "entered_on", "left_on", "member_count", "credit_code", "joined_on"] as const
export type ColumnKey = (typeof columnKeys)[number]

export type Column = {
  heading: string
  /** what county offices also write */
  also: readonly string[]
  required: boolean
  /** a name, a number of a person, or neither: how it is masked when it is shown */
  personal: "name" | "digits" | null
  /** what belongs there, for the template */
  rule: string
  example: string
}

/** The columns of a county's list of households, in the order of the template; `docs/operations.md` names them too. */
export const columns: Readonly<Record<ColumnKey, Column>> = {
  county_code: { heading: "县市代码", also: ["县代码", "县级代码"], required: true, personal: null, rule: "六位数字，须为黔东南州 16 个县市之一", example: "522634" },
  household_code: { heading: "户编号", also: ["农户编号", "户编码"], required: true, personal: null, rule: "县里自编的户编号：数字、字母和 -，不超过 40 位；同一县市内不得重复；不得使用身份证号", example: "LS-0001" },
  village_code: { heading: "村代码", also: ["行政村代码", "村级代码"], required: true, personal: null, rule: "十二位统计用区划代码，前六位须与县市代码一致", example: "522634101201" },
  village_name: { heading: "村名", also: ["行政村", "村", "行政村名称"], required: true, personal: null, rule: "不超过 30 个字", example: "西江村" },
  name: { heading: "户主姓名", also: ["姓名", "户主"], required: true, personal: "name", rule: "不超过 30 个字，只含文字、· 和空格", example: "某某某" },
  phone: { heading: "联系电话", also: ["电话", "手机", "手机号", "手机号码", "联系方式"], required: true, personal: "digits", rule: "11 位手机号码", example: "1xxxxxxxxxx" },
  bank_account: { heading: "银行账号", also: ["银行卡号", "账号", "卡号", "一卡通账号"], required: false, personal: "digits", rule: "12 至 22 位数字，单元格须为文本格式；62 开头的卡号须通过校验位；留空表示不改动", example: "" },
  kind: { heading: "农户类型", also: ["户类型", "农户类别", "户属性"], required: true, personal: null, rule: Object.values(kindNames).join("、"), example: "脱贫户" },
  entered_on: { heading: "状态起始日", also: ["纳入日期", "起始日期"], required: true, personal: null, rule: "进入这一类型的日期，如 2020-11-01，不晚于今天", example: "2020-11-01" },
  left_on: { heading: "状态终止日", also: ["退出日期", "终止日期"], required: false, personal: null, rule: "退出这一类型的日期，不早于起始日；仍在这一类型中的留空", example: "" },
  member_count: { heading: "家庭人口", also: ["家庭人口数", "人口", "人口数", "家庭人数"], required: false, personal: null, rule: "1 至 50 的整数；留空表示不改动", example: "4" },
  credit_code: { heading: "合作社信用代码", also: ["合作社统一社会信用代码", "统一社会信用代码"], required: false, personal: null, rule: "所加入合作社的 18 位统一社会信用代码；留空表示不改动社员关系", example: "" },
  joined_on: { heading: "入社日期", also: ["加入日期"], required: false, personal: null, rule: "填了合作社信用代码时必填，不晚于今天", example: "" },
}

/** Columns of our own export that say nothing the others do not. */
const KNOWN_BUT_UNREAD = new Set(["县市"])
const RESIDENT_ID = /身份证|证件号|公民身份/

/** Where a sheet keeps its columns. `unread` are the letters of columns that mean nothing to the import. */
export type Headings = { row: number; at: ReadonlyMap<ColumnKey, number>; unread: readonly number[] }

/** Thrown when a sheet's headings are not those of a county's list; `headings` are our own words, never the sheet's. */
export class HeadingsRefused extends Error {
  constructor(readonly code: "headings_missing" | "heading_twice" | "resident_id_column", readonly headings: readonly string[]) {
    super(`${code}: ${headings.join(", ")}`)
    this.name = "HeadingsRefused"
  }
}

const keyOfHeading = new Map(columnKeys.flatMap((key) => [columns[key].heading, ...columns[key].also].map((heading) => [heading, key] as const)))
/** A title and a note may stand above the headings. */
const FIRST_ROWS = 5
const FEW = 4

/** 户主姓名（必填）* → 户主姓名 */
const plain = (heading: string): string => heading.normalize("NFKC").replace(/\(.*?\)|[\s*:]/gu, "")

/**
 * Finds the row of headings among a sheet's first rows. Their order is free, and other columns may stand between them,
 * but none of resident-ID numbers: such a sheet is not even kept.
 * @throws HeadingsRefused
 */
export function findHeadings(firstRows: readonly { number: number; texts: readonly string[] }[]): Headings {
  for (const { number, texts } of firstRows.slice(0, FIRST_ROWS)) {
    const headings = texts.map(plain)
    if (headings.filter((heading) => keyOfHeading.has(heading)).length < FEW) continue
    return readHeadings(number, headings)
  }
  throw new HeadingsRefused("headings_missing", columnKeys.filter((key) => columns[key].required).map((key) => columns[key].heading))
}

function readHeadings(row: number, headings: readonly string[]): Headings {
  const at = new Map<ColumnKey, number>()
  const unread: number[] = []
  for (const [index, heading] of headings.entries()) {
    if (RESIDENT_ID.test(heading)) throw new HeadingsRefused("resident_id_column", ["身份证号"])
    const key = keyOfHeading.get(heading)
    if (key === undefined) {
      if (heading !== "" && !KNOWN_BUT_UNREAD.has(heading)) unread.push(index)
    } else if (at.has(key)) throw new HeadingsRefused("heading_twice", [columns[key].heading])
    else at.set(key, index)
  }
  const missing = columnKeys.filter((key) => !at.has(key) && (columns[key].required || (key === "joined_on" && at.has("credit_code"))))
  if (missing.length > 0) throw new HeadingsRefused("headings_missing", missing.map((key) => columns[key].heading))
  return { row, at, unread }
}
