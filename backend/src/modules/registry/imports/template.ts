import { counties } from "@qianhang/shared/regions"
import { columnKeys, columns, kindNames } from "./columns"

/** The most households of one sheet. */
export const MOST_ROWS = 50_000

/** The headings of a county's list, in order. */
export const templateHeadings: readonly string[] = columnKeys.map((key) => columns[key].heading)

/** The only words of the columns that have such. */
export const templateChoices: ReadonlyMap<number, readonly string[]> = new Map([
  [columnKeys.indexOf("county_code"), counties.map(({ code }) => code)],
  [columnKeys.indexOf("kind"), Object.values(kindNames)],
])

/** What a person who fills it in must know. It holds the examples: an example among the rows would be imported. */
export const templateNotes: readonly (readonly string[])[] = [
  ["列名", "是否必填", "填写要求", "示例"],
  ...columnKeys.map((key) => [columns[key].heading, columns[key].required ? "必填" : "选填", columns[key].rule, columns[key].example]),
  ["", "", "", ""],
  ["说明", "", `只读取第一张工作表，最多 ${MOST_ROWS} 户；列的顺序不限，多余的列不读取。`, ""],
  ["", "", "不要填写身份证号，不要使用公式、宏和密码；含身份证号列的表格不予接收。", ""],
  ["", "", "上传后先核对、不写入；核对无误并确认后才写入。已登记的户按县市代码和户编号更新，选填项留空表示不改动。", ""],
  ["", "", "上传的表格加密保存，写入或放弃后即删除。", ""],
  ...counties.map(({ code, name }, at) => [at === 0 ? "县市代码" : "", "", `${code} ${name}`, ""]),
]
