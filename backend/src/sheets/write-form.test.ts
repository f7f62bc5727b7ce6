import { strFromU8, unzipSync } from "fflate"
import { describe, expect, it } from "vitest"
import { openSheet } from "./open-sheet"
import { xlsxForm } from "./write-form"

describe("a form to be filled in", () => {
  it("has its headings, keeps every column as text, offers its words, and reads back without a row", async () => {
    const file = await xlsxForm({ name: "农户", headings: ["户编号", "农户类型"], choices: new Map([[1, ["脱贫户", "一般农户"]]]), rows: 100 }, { name: "填写说明", rows: [["列名"], ["户编号"]], widths: [20] })
    const rows = []
    for await (const some of (await openSheet(file)).rows()) rows.push(...some)
    expect(rows.map(({ cells }) => cells.map((cell) => cell?.text))).toEqual([["户编号", "农户类型"]])
    const parts = unzipSync(file)
    const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
    expect(part("xl/worksheets/sheet1.xml")).toContain('<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="B2:B100"><formula1>"脱贫户,一般农户"</formula1></dataValidation>')
    expect(part("xl/worksheets/sheet1.xml").match(/<col [^>]*style="2"/g)).toHaveLength(2)
    expect(part("xl/worksheets/sheet2.xml")).not.toMatch(/style=|dataValidation/)
    expect(part("xl/styles.xml")).toContain('<cellXfs count="3">')
    expect(part("xl/styles.xml").match(/<xf /g)).toHaveLength(3)
    expect(part("xl/styles.xml")).toContain('<xf numFmtId="49" applyNumberFormat="1"></xf></cellXfs>')
  })
})
