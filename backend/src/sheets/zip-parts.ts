import { fromBuffer, type Entry, type ZipFile } from "yauzl"
import { SheetRefused } from "./sheet"

/** More parts than any workbook has. */
const MOST_PARTS = 2_000
/** Nothing in a workbook of fifty thousand households comes near; above it, it is a bomb. */
const MOST_UNPACKED_BYTES = 256 * 1024 * 1024

/** The parts of a zip file that lies in memory. Nothing is ever unpacked to the disk. */
export interface ZipParts {
  has(name: string): boolean
  /** The part's bytes as they are unpacked. @throws SheetRefused when it is missing, encrypted or larger than it says */
  bytes(name: string): AsyncGenerator<Buffer>
}

/** Reads the list of parts. @throws SheetRefused */
export async function openZip(file: Buffer): Promise<ZipParts> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(file, { lazyEntries: true, validateEntrySizes: true }, (error, opened) => (error ? reject(broken(error)) : resolve(opened)))
  })
  const entries = await entriesOf(zip)
  return {
    has: (name) => entries.has(name),
    async *bytes(name) {
      const entry = entries.get(name)
      if (!entry) throw new SheetRefused("broken_sheet", `part ${name} is missing`)
      try {
        for await (const chunk of await streamOf(zip, entry)) yield chunk as Buffer
      } catch (error) {
        throw error instanceof SheetRefused ? error : broken(error)
      }
    },
  }
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let unpacked = 0
  return new Promise((resolve, reject) => {
    zip.on("error", (error: Error) => reject(broken(error)))
    zip.on("end", () => resolve(entries))
    zip.on("entry", (entry: Entry) => {
      unpacked += entry.uncompressedSize
      if (unpacked > MOST_UNPACKED_BYTES || entries.size >= MOST_PARTS) return reject(new SheetRefused("sheet_too_large", `more than ${MOST_UNPACKED_BYTES} bytes or ${MOST_PARTS} parts when unpacked`))
      if (entries.has(entry.fileName)) return reject(new SheetRefused("broken_sheet", "two parts of one name"))
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

const streamOf = (zip: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream> => {
  if (entry.isEncrypted()) throw new SheetRefused("locked_or_old_sheet", "an encrypted part")
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, {}, (error, stream) => (error ? reject(broken(error)) : resolve(stream)))
  })
}

/** What yauzl and zlib say names offsets and sizes, never content; it is left out all the same. */
const broken = (_error: unknown): SheetRefused => new SheetRefused("broken_sheet", "a zip file that does not unpack")
