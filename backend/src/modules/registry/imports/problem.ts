import type { ColumnKey } from "./columns"

/** What can be wrong with one cell; each code is a kind of error of its own, which front ends translate. */
export const expectations = {
  required: "必填",
  formula: "值本身，不是公式：请复制后“粘贴为数值”",
  unreadable_cell: "可读的内容，不是 Excel 的错误值",
  too_long: "不超过规定字数",
  control_characters: "没有换行、制表符和其他控制字符",
  resident_id: "不得填写身份证号",
  unknown_county: "黔东南州 16 个县市之一的六位代码",
  other_county: "只能导入本县市的农户",
  bad_village_code: "十二位数字",
  village_not_in_county: "前六位与县市代码一致",
  unknown_town: "前九位是本县市的乡镇、街道（2023 年统计用区划代码）",
  bad_household_code: "数字、字母和 -，不超过 40 位",
  household_twice: "同一张表里每户只出现一次",
  person_twice: "同一张表里同一人只登记一户",
  registered_under_other_code: "这人在本县市只登记一户",
  household_erased: "这户的个人信息已删除，不能再导入",
  bad_name: "文字、· 和空格",
  bad_phone: "11 位手机号码",
  bad_bank_account: "12 至 22 位数字；62 开头的 16 位或 19 位卡号须通过校验位",
  number_lost_digits: "文本格式的单元格：Excel 的数字只保留 15 位",
  unknown_kind: "农户类型之一",
  older_than_registered: "不早于已登记的状态",
  bad_date: "日期，如 2020-11-01",
  date_in_future: "不晚于今天",
  exit_before_entry: "不早于状态起始日",
  bad_member_count: "1 至 50 的整数",
  bad_credit_code: "18 位统一社会信用代码，校验位正确",
  unknown_cooperative: "已在平台登记、未终止的合作社",
  other_cooperative: "先结束与原合作社的社员关系",
  joined_on_differs: "与已登记的入社日期一致",
  membership_overlaps: "不与已登记的社员关系重叠",
} as const
export type ProblemCode = keyof typeof expectations

/** One thing that is wrong with one cell. `found` is what stands there: personal until `shownFound` masked it. `detail` is ours and names nobody. */
export type Problem = { key: ColumnKey | null; at: number; code: ProblemCode; found: string; detail?: string }

/** What was expected, in words for an office. */
export const expectedOf = ({ code, detail }: Pick<Problem, "code" | "detail">): string => (detail ? `${expectations[code]}（${detail}）` : expectations[code])
