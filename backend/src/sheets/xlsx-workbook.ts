import path from "node:path"
import { readWholeXml } from "./read-xml"
import { SheetRefused } from "./sheet"
import type { ZipParts } from "./zip-parts"

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

/** Where a workbook keeps what is read of it. */
export type Workbook = { sheet: string; sharedStrings: string | null; date1904: boolean }

/** Finds the first worksheet of a workbook. @throws SheetRefused when it is none, or holds macros */
export async function readWorkbook(parts: ZipParts): Promise<Workbook> {
  const types = await contentTypes(parts)
  if ([...types.values()].some((type) => /macroEnabled|vbaProject/i.test(type))) throw new SheetRefused("macros_refused", "a workbook with macros")
  const [main] = await relations(parts, "_rels/.rels", "", "officeDocument")
  if (!main || types.get(main.target) !== WORKBOOK) throw new SheetRefused("unsupported_sheet", "a zip file that is no workbook")
  const { sheetIds, date1904 } = await workbookFacts(parts, main.target)
  const folder = path.posix.dirname(main.target)
  const links = `${folder}/_rels/${path.posix.basename(main.target)}.rels`
  const sheets = new Map((await relations(parts, links, folder, "worksheet")).map(({ id, target }) => [id, target]))
  const sheet = sheetIds.map((id) => sheets.get(id)).find((target) => target !== undefined)
  if (!sheet) throw new SheetRefused("broken_sheet", "a workbook without a sheet")
  const [strings] = await relations(parts, links, folder, "sharedStrings")
  return { sheet, sharedStrings: strings && parts.has(strings.target) ? strings.target : null, date1904 }
}

async function contentTypes(parts: ZipParts): Promise<Map<string, string>> {
  if (!parts.has("[Content_Types].xml")) throw new SheetRefused("unsupported_sheet", "a zip file that is no workbook")
  const types = new Map<string, string>()
  await readWholeXml(parts.bytes("[Content_Types].xml"), {
    open: (name, attribute) => {
      const type = attribute("ContentType") ?? ""
      if (name === "Override") types.set((attribute("PartName") ?? "").replace(/^\//, ""), type)
      if (name === "Default") types.set(`*.${attribute("Extension")}`, type)
    },
  })
  return types
}

/** Relations of one type, in the order of the file; whatever leads outside is left out. */
async function relations(parts: ZipParts, file: string, folder: string, type: string): Promise<{ id: string; target: string }[]> {
  const found: { id: string; target: string }[] = []
  if (!parts.has(file)) return found
  await readWholeXml(parts.bytes(file), {
    open: (name, attribute) => {
      const target = attribute("Target")
      if (name !== "Relationship" || attribute("TargetMode") === "External" || target === undefined || !attribute("Type")?.endsWith(`/${type}`)) return
      found.push({ id: attribute("Id") ?? "", target: target.startsWith("/") ? target.slice(1) : path.posix.join(folder, target) })
    },
  })
  return found
}

async function workbookFacts(parts: ZipParts, file: string): Promise<{ sheetIds: string[]; date1904: boolean }> {
  const sheetIds: string[] = []
  let date1904 = false
  await readWholeXml(parts.bytes(file), {
    open: (name, attribute) => {
      if (name === "sheet") sheetIds.push(attribute("r:id") ?? attribute("id") ?? "")
      if (name === "workbookPr") date1904 = ["1", "true"].includes(attribute("date1904") ?? "")
    },
  })
  return { sheetIds, date1904 }
}
