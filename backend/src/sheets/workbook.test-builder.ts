import { strToU8, zipSync } from "fflate"

const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"

/** A workbook written part by part, so that a test can hold what no honest writer makes. `rows` is the inside of `sheetData`. */
export function workbook(rows: string, change: { parts?: Record<string, string | Uint8Array | null>; strings?: string; workbookPr?: string; mainType?: string } = {}): Buffer {
  const parts: Record<string, string | Uint8Array | null> = {
    "[Content_Types].xml": `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${change.mainType ?? `${TYPES}.sheet.main+xml`}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/></Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${XML}<workbook xmlns:r="${OFFICE}">${change.workbookPr ?? ""}<sheets><sheet name="农户" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/sharedStrings.xml": `${XML}<sst>${change.strings ?? ""}</sst>`,
    "xl/worksheets/sheet1.xml": `${XML}<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...change.parts,
  }
  const files = Object.entries(parts).flatMap(([name, content]) => (content === null ? [] : [[name, typeof content === "string" ? strToU8(content) : content] as const]))
  return Buffer.from(zipSync(Object.fromEntries(files)))
}

/** One row of texts, as `inlineStr` cells. */
export const textRow = (number: number, texts: readonly string[]): string =>
  `<row r="${number}">${texts.map((text) => `<c t="inlineStr"><is><t>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</t></is></c>`).join("")}</row>`
