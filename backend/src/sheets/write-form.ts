/** What is changed in the parts the workbook writer makes; its own types are of another kind of module. */
type Feature = { files: { transform: { "xl/styles.xml"?: { transform: (xml: string) => string }; "xl/worksheets/sheet{id}.xml"?: SheetChange } } }
type SheetChange = {
  insert?: (options: { sheet?: string }) => string | undefined
  transformElementAttributes?: (tag: string, attributes: Record<string, string | number>, index: number | undefined, options: { sheet?: string }) => Record<string, string | number>
}

/** A sheet to be filled in: headings, and for some columns the only words that may stand there. Every cell is text. */
export type Form = { name: string; headings: readonly string[]; choices: ReadonlyMap<number, readonly string[]>; rows: number }

/** A form and its notes as one workbook. A phone number typed into it stays text, so that no digit is lost. */
export async function xlsxForm(form: Form, notes: { name: string; rows: readonly (readonly string[])[]; widths: readonly number[] }): Promise<Buffer> {
  const { default: writeXlsxFile } = await import("write-excel-file/node")
  const bold = (value: string) => ({ value, type: String, fontWeight: "bold" as const })
  const text = (value: string) => ({ value, type: String })
  const sheets = [
    { data: [form.headings.map(bold)], columns: form.headings.map((heading) => ({ width: Math.max(14, heading.length * 2 + 4) })), sheet: form.name, stickyRowsCount: 1 },
    { data: notes.rows.map((row, at) => row.map(at === 0 ? bold : text)), columns: notes.widths.map((width) => ({ width })), sheet: notes.name, stickyRowsCount: 1 },
  ]
  return writeXlsxFile(sheets, { features: [textColumns(form), dropDowns(form)] }).toBuffer()
}

/** The writer makes two styles (plain, bold); the third is Excel's own text format, number 49. */
const TEXT_STYLE = 2

const textColumns = (form: Form): Feature => ({
  files: {
    transform: {
      "xl/styles.xml": {
        transform: (xml) => {
          const styles = `<cellXfs count="${TEXT_STYLE}">`
          if (!xml.includes(styles)) throw new Error("the workbook writer has other styles than a form knows")
          return xml.replace(styles, `<cellXfs count="${TEXT_STYLE + 1}">`).replace("</cellXfs>", `<xf numFmtId="49" applyNumberFormat="1"></xf></cellXfs>`)
        },
      },
      "xl/worksheets/sheet{id}.xml": { transformElementAttributes: (tag, attributes, _index, { sheet }) => (tag === "col" && sheet === form.name ? { ...attributes, style: TEXT_STYLE } : attributes) },
    },
  },
})

const dropDowns = ({ name, choices, rows }: Form): Feature => ({
  files: {
    transform: {
      "xl/worksheets/sheet{id}.xml": {
        insert: ({ sheet }) => {
          if (sheet !== name) return undefined
          const lists = [...choices].map(([column, words]) => {
            const letter = String.fromCharCode(65 + column)
            return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${letter}2:${letter}${rows}"><formula1>"${words.join(",")}"</formula1></dataValidation>`
          })
          return `<dataValidations count="${lists.length}">${lists.join("")}</dataValidations>`
        },
      },
    },
  },
})
