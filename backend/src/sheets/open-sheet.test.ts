import { describe, expect, it } from "vitest"
import { openSheet } from "./open-sheet"
import { columnLetter, dayOfSerial, type SheetRow } from "./sheet"
import { textRow, workbook } from "./workbook.test-builder"
import { csvFile } from "./write-csv"
import { xlsxFile } from "./write-xlsx"

async function rowsOf(file: Buffer): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const some of (await openSheet(file)).rows()) rows.push(...some)
  return rows
}
const textsOf = async (file: Buffer) => (await rowsOf(file)).map(({ number, cells }) => [number, ...Array.from(cells, (cell) => cell?.text ?? null)])
const cellsOf = async (file: Buffer) => (await rowsOf(file)).flatMap(({ cells }) => Array.from(cells, (cell) => cell && [cell.kind, cell.text]))
const refusal = async (file: Buffer) => rowsOf(file).then(() => "read", (error: unknown) => (error as { code?: string }).code ?? String(error))

describe("a workbook", () => {
  it("is read with its rows' own numbers, blank rows and cells left out, whoever wrote it", async () => {
    expect(await textsOf(await xlsxFile([["户编号", "姓名"], ["MJ-1", "杨秀英"], ["MJ-2", null]], "农户"))).toEqual([[1, "户编号", "姓名"], [2, "MJ-1", "杨秀英"], [3, "MJ-2"]])
    const file = workbook(`<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" t="s"><v>0</v></c></row><row r="4"/><row r="7"><c r="AB7"><v>13800001111</v></c></row>`, {
      strings: `<si><r><rPr/><t>杨</t></r><r><t xml:space="preserve"> 秀英</t></r><rPh sb="0" eb="1"><t>yang</t></rPh></si><si><t>MJ&amp;1_x000D_</t></si>`,
    })
    expect(await textsOf(file)).toEqual([[2, "MJ&1\r", null, "杨 秀英"], [7, ...Array.from({ length: 27 }, () => null), "13800001111"]])
  })

  it("is read when its names carry a prefix and its cells no references", async () => {
    expect(await textsOf(workbook("", { parts: { "xl/worksheets/sheet1.xml": `<x:worksheet xmlns:x="x"><x:sheetData><x:row><x:c t="str"><x:v>一</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>` } }))).toEqual([[1, "一", "2"]])
  })

  it("says of every cell what it is: a formula is its own text, whatever it once gave", async () => {
    expect(await cellsOf(workbook(`<row r="1"><c r="A1"><v>43831</v></c><c r="B1"><f>HYPERLINK("http://x")</f><v>杨</v></c><c r="C1" t="shared"><f t="shared" si="0"/><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="inlineStr"><is><t>=1+1</t></is></c><c r="G1" t="s"><v>9</v></c></row>`))).toEqual(
      [["number", "43831"], ["formula", '=HYPERLINK("http://x")'], ["formula", "="], ["fault", "#N/A"], ["text", "TRUE"], ["text", "=1+1"], ["fault", "#REF!"]])
  })

  it("knows which of Excel's two calendars it uses", async () => {
    expect([(await openSheet(workbook("", { workbookPr: `<workbookPr date1904="1"/>` }))).date1904, (await openSheet(workbook(""))).date1904]).toEqual([true, false])
    expect([dayOfSerial("44136", false), dayOfSerial("42674", true), dayOfSerial("44136.5", false), dayOfSerial("-1", false), dayOfSerial("1e9", false)]).toEqual(["2020-11-01", "2020-11-01", null, null, null])
  })

  it("is refused with a document type, wherever it stands, before anything in it is looked at", async () => {
    const xxe = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`
    const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>`
    for (const [part, xml] of [["xl/worksheets/sheet1.xml", `${xxe}<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>`], ["xl/sharedStrings.xml", `${laughs}<sst><si><t>&b;</t></si></sst>`], ["xl/workbook.xml", `${xxe}<workbook/>`], ["[Content_Types].xml", `${xxe}<Types/>`]] as const) {
      expect([part, await refusal(workbook("", { parts: { [part]: xml } }))]).toEqual([part, "dtd_refused"])
    }
    expect(await refusal(workbook("", { parts: { "xl/worksheets/sheet1.xml": Buffer.from(`\ufeff${xxe}<worksheet/>`, "utf16le") } }))).toBe("broken_sheet")
    expect(await refusal(workbook(`<row r="1"><c t="inlineStr"><is><t>&e;</t></is></c></row>`))).toBe("broken_sheet")
  })

  it("is refused with macros, with a password, as an old .xls, and when it is another kind of zip", async () => {
    expect(await refusal(workbook("", { mainType: "application/vnd.ms-excel.sheet.macroEnabled.main+xml" }))).toBe("macros_refused")
    expect(await refusal(workbook("", { parts: { "[Content_Types].xml": `<Types><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>` } }))).toBe("macros_refused")
    expect(await refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]))).toBe("locked_or_old_sheet")
    expect(await refusal(workbook("", { parts: { "[Content_Types].xml": null } }))).toBe("unsupported_sheet")
    expect(await refusal(workbook("", { mainType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml" }))).toBe("unsupported_sheet")
    expect(await refusal(workbook("", { parts: { "xl/worksheets/sheet1.xml": null } }))).toBe("broken_sheet")
  })

  it("is refused when it is cut off, altered, or not well-formed", async () => {
    const whole = workbook(textRow(1, Array.from({ length: 50 }, (_, at) => `cell ${at} ${Math.sin(at)}`)))
    expect(await refusal(whole.subarray(0, whole.length - 30))).toBe("broken_sheet")
    const name = whole.indexOf("xl/worksheets/sheet1.xml")
    const altered = Buffer.from(whole)
    altered.fill(0xff, name + 40, name + 80)
    expect(await refusal(altered)).toBe("broken_sheet")
    for (const rows of ["<row r='1'><c></row>", "<row r='0'/>", "<row r='9999999'/>", "<row r='x'/>", "<row r='1'><c r='1'/></row>", "<row r='1'>\u0000</row></oops>"]) expect([rows, await refusal(workbook(rows))]).toEqual([rows, "broken_sheet"])
  })

  it("is refused as a bomb: by what its list of parts says, and by what comes out when the list lies", async () => {
    const saying = (bytes: number): Buffer => {
      const file = workbook("", { parts: { "xl/worksheets/sheet1.xml": Buffer.alloc(3 * 1024 * 1024, 0x20) } })
      file.writeUInt32LE(bytes, file.lastIndexOf("xl/worksheets/sheet1.xml") - 46 + 24)
      return file
    }
    expect(saying(0).length).toBeLessThan(10_000)
    expect([await refusal(saying(300 * 1024 * 1024)), await refusal(saying(1_000))]).toEqual(["sheet_too_large", "broken_sheet"])
  })
})

describe("a text file", () => {
  const rows = [["户编号", "姓名", "村名"], ["MJ-1", "杨,秀英", '光"明"村'], ["MJ-2", "龙阿妹", "两\n行"]]
  const expected = [[1, "户编号", "姓名", "村名"], [2, "MJ-1", "杨,秀英", '光"明"村'], [3, "MJ-2", "龙阿妹", "两\n行"]]
  const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replaceAll(",", "\t"), "utf16le")])

  it("is read in UTF-8, with or without its mark, and in UTF-16 with tabs", async () => {
    expect(await textsOf(Buffer.from(csvFile(rows)))).toEqual(expected)
    expect(await textsOf(Buffer.from(csvFile(rows).slice(1).replaceAll("\r\n", "\n")))).toEqual(expected)
    expect(await textsOf(utf16("a,b\r\nc,d\r\n"))).toEqual([[1, "a", "b"], [2, "c", "d"]])
  })

  it("is read in GB18030, what Chinese Excel saves", async () => {
    expect(await textsOf(Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb4, 0xe5, 0x0d, 0x0a, 0xd1, 0xee, 0xd0, 0xe3, 0xd3, 0xa2, 0x2c, 0x81, 0x39, 0xee, 0x39, 0x0d, 0x0a]))).toEqual([[1, "姓名", "村"], [2, "杨秀英", "㐀"]])
    expect(await refusal(Buffer.from([0xd0, 0xd5, 0x2c, 0xff, 0xff, 0x0d]))).toBe("unreadable_text")
  })

  it("counts blank lines as Excel does and leaves them out; no cell of it is a formula", async () => {
    expect(await textsOf(Buffer.from("a,b\n\n,\n=1+1,2\n"))).toEqual([[1, "a", "b"], [4, "=1+1", "2"]])
    expect(await cellsOf(Buffer.from("=1+1,2"))).toEqual([["text", "=1+1"], ["text", "2"]])
  })

  it("is refused when a quote never ends, when it is no text, and when it is a picture or a document", async () => {
    expect(await refusal(Buffer.from('a,b\n"c,d\n'))).toBe("broken_sheet")
    for (const bytes of [Buffer.alloc(0), Buffer.from("a,b\0"), Buffer.from("%PDF-1.7"), Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from([0x89, 0x50, 0x4e, 0x47])]) expect(await refusal(bytes)).toBe("unsupported_sheet")
  })
})

describe("a column", () => {
  it("has the letter Excel shows", () => {
    expect([0, 25, 26, 51, 701, 702].map(columnLetter)).toEqual(["A", "Z", "AA", "AZ", "ZZ", "AAA"])
  })
})
