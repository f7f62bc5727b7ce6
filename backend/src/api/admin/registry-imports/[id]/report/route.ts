import { registryImportDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService, type ReportLine } from "../../../../../modules/registry"
import { csvFile } from "../../../../../sheets/write-csv"
import { xlsxFile, XLSX_TYPE } from "../../../../../sheets/write-xlsx"
import { answerPrivateFile } from "../../../../answer-private-file"
import { openDoor } from "../../../../open-door"
import { findOwnImport, lineView } from "../../import-view"

export const AUTHENTICATE = false

const HEADINGS = ["行", "列", "列名", "类别", "问题", "表中内容", "要求或已登记内容"]
const KINDS: Record<ReportLine["kind"], string> = { error: "错误", change: "变更", left_out: "未写入" }

/** The whole report as a file whose cells are text and nothing but text. */
export const GET = openDoor(registryImportDoors.importReport, async ({ actor, params, query: { format }, scope, response }) => {
  const { id } = await findOwnImport(scope, actor, String(params.id))
  const lines = await scope.resolve<RegistryService>(REGISTRY_MODULE).imports.report({ importId: id, actor: actor.id, reason: "下载导入核对报告" })
  const rows = [HEADINGS, ...lines.map(lineView).map((line) => [line.row, line.column, line.heading, KINDS[line.kind], line.code, line.found, line.expected])]
  const fileName = `导入核对报告-${id}.${format}`
  if (format === "csv") return answerPrivateFile(response, { bytes: Buffer.from(csvFile(rows)), fileName, mediaType: "text/csv; charset=utf-8" })
  answerPrivateFile(response, { bytes: await xlsxFile(rows, "核对报告"), fileName, mediaType: XLSX_TYPE })
})
