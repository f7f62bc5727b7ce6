import type { Refusal } from "@qianhang/shared/contracts"

/** Why a list of households is not taken in, in the words of who uploaded it. */
const words: Readonly<Record<string, string>> = {
  unsupported_sheet: "只支持 .xlsx 和 .csv 表格",
  locked_or_old_sheet: "请取消密码，并另存为 .xlsx 格式后再上传",
  macros_refused: "不接收带宏的表格，请另存为 .xlsx 格式",
  dtd_refused: "表格里有不允许的内容（文档类型声明）",
  sheet_too_large: "表格解开后过大",
  too_many_rows: "行数过多，请按乡镇拆分后分别上传",
  broken_sheet: "表格已损坏，无法读取",
  unreadable_text: "文字编码无法识别，请另存为 UTF-8 格式的 CSV 或 .xlsx",
  headings_missing: "缺少列",
  heading_twice: "同一列出现了两次",
  resident_id_column: "表格含有身份证号列，请删除该列后再上传",
}

type Sheet = { name: string; code: string; headings?: readonly string[] }
const isSheetError = (error: unknown): error is Sheet => error instanceof Error && (error.name === "SheetRefused" || error.name === "HeadingsRefused") && "code" in error

/** The refusal of a sheet that cannot be read, or null. Headings that it names are ours, never the sheet's. */
export function sheetRefusalOf(error: unknown): Refusal | null {
  if (!isSheetError(error)) return null
  const named = error.headings && error.code !== "resident_id_column" ? `：${error.headings.join("、")}` : ""
  return { type: "invalid_data", code: error.code, message: `${words[error.code] ?? "表格无法读取"}${named}`, fields: { file: error.code } }
}
