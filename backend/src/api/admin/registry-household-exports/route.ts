import { registryDoors } from "@qianhang/shared/contracts"
import { shanghaiDay } from "@qianhang/shared/ledger"
import { REGISTRY_MODULE, type RegistryService } from "../../../modules/registry"
import { csvLine } from "../../../sheets/write-csv"
import { xlsxFile, XLSX_TYPE } from "../../../sheets/write-xlsx"
import { answerPrivateFile } from "../../answer-private-file"
import { openDoor } from "../../open-door"
import { Refused } from "../../refusal"
import { countyWithin } from "../staff"
import { exportHeadings, exportRow } from "./export-row"

export const AUTHENTICATE = false

/** Households as a file. In the clear for prefecture and office alone, after the access log has its line. */
export const POST = openDoor(registryDoors.exportHouseholds, async ({ actor, body, scope, response }) => {
  if (body.open && actor.role === "county") throw new Refused("forbidden", "not_your_task", "您的角色只能导出脱敏名单")
  const { households } = scope.resolve<RegistryService>(REGISTRY_MODULE)
  const filter = { countyCode: countyWithin(actor, body.county), villageCode: body.village, kind: body.kind, status: body.status, cooperativeId: body.cooperative_id, householdCode: body.household_code }
  const rows = body.open ? households.exportOpen(filter, { actor: actor.id, reason: String(body.reason) }) : households.exportMasked(filter)
  const fileName = `农户名单${body.open ? "" : "（脱敏）"}-${shanghaiDay(Date.now())}.${body.format}`
  if (body.format === "xlsx") {
    const sheet: string[][] = [exportHeadings]
    for await (const row of rows) sheet.push(exportRow(row))
    return answerPrivateFile(response, { bytes: await xlsxFile(sheet, "农户名单"), fileName, mediaType: XLSX_TYPE })
  }
  const lines = ["\ufeff", csvLine(exportHeadings)]
  for await (const row of rows) lines.push(csvLine(exportRow(row)))
  answerPrivateFile(response, { bytes: Buffer.from(lines.join("")), fileName, mediaType: "text/csv; charset=utf-8" })
})
