import { openCsv } from "./read-csv"
import { openXlsx } from "./read-xlsx"
import { SheetRefused, type OpenSheet } from "./sheet"

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04])
/** The container of .xls and of workbooks locked with a password. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
const OTHERS = [Buffer.from("%PDF-"), Buffer.from([0xff, 0xd8, 0xff]), Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.from("GIF8"), Buffer.from("Rar!"), Buffer.from([0x37, 0x7a, 0xbc, 0xaf])]

/** Opens an uploaded sheet by its content; its name and type say nothing. It lies in memory and never on the disk. @throws SheetRefused */
export async function openSheet(file: Buffer): Promise<OpenSheet> {
  const begins = (magic: Buffer): boolean => file.subarray(0, magic.length).equals(magic)
  if (begins(COMPOUND)) throw new SheetRefused("locked_or_old_sheet", "a workbook of before 2007, or one with a password")
  if (file.length === 0 || OTHERS.some(begins)) throw new SheetRefused("unsupported_sheet", "neither a workbook nor text")
  return begins(ZIP) ? openXlsx(file) : openCsv(file)
}
