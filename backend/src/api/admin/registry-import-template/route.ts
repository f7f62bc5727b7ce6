import { registryImportDoors } from "@qianhang/shared/contracts"
import { MOST_ROWS, templateChoices, templateHeadings, templateNotes } from "../../../modules/registry"
import { csvFile } from "../../../sheets/write-csv"
import { xlsxForm } from "../../../sheets/write-form"
import { XLSX_TYPE } from "../../../sheets/write-xlsx"
import { answerPrivateFile } from "../../answer-private-file"
import { openDoor } from "../../open-door"

export const AUTHENTICATE = false

/** The form a county fills in: as a workbook with drop-downs and a sheet of notes, or its headings as CSV. */
export const GET = openDoor(registryImportDoors.importTemplate, async ({ query: { format }, response }) => {
  const fileName = `农户信息导入模板.${format}`
  if (format === "csv") return answerPrivateFile(response, { bytes: Buffer.from(csvFile([templateHeadings])), fileName, mediaType: "text/csv; charset=utf-8" })
  const bytes = await xlsxForm({ name: "农户", headings: templateHeadings, choices: templateChoices, rows: MOST_ROWS + 1 }, { name: "填写说明", rows: templateNotes, widths: [18, 10, 80, 22] })
  answerPrivateFile(response, { bytes, fileName, mediaType: XLSX_TYPE })
})
