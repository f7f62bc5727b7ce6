import sharp from "sharp"

export const mediaTypes = ["image/jpeg", "image/png", "image/webp", "application/pdf"] as const
export type MediaType = (typeof mediaTypes)[number]

/** Thrown when bytes are not a file we keep: decided by their content alone, never by a name or a header. */
export class UnsupportedFile extends Error {
  readonly code = "unsupported_file"
  constructor(readonly found: string) {
    super(`evidence is a JPEG, PNG or WebP picture or a PDF; found ${found}`)
    this.name = "UnsupportedFile"
  }
}

/** Above this a small picture can decode to gigabytes. */
const MOST_PIXELS = 100_000_000
/** A ZIP is found by its end: at most this far from the last byte. */
const ZIP_TAIL_BYTES = 65_557
/** What makes a browser or an interpreter read a picture or a document as a program. */
const MARKUP = /<(?:script|iframe|html|body|!doctype)[\s>/]|<svg[\s>]|<\?php/i
const ACTIVE_PDF = /\/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)(?![A-Za-z])/

/**
 * What a file is. A picture must decode whole; nothing may be two things at once (polyglots), and a PDF may hold no programs.
 * @throws UnsupportedFile
 */
export async function mediaTypeOf(bytes: Buffer): Promise<MediaType> {
  const found = magicOf(bytes)
  if (found === null) throw new UnsupportedFile("unknown content")
  const text = bytes.toString("latin1")
  if (MARKUP.test(text)) throw new UnsupportedFile("markup inside")
  if (bytes.subarray(-ZIP_TAIL_BYTES).includes("PK\x05\x06")) throw new UnsupportedFile("an archive inside")
  if (found === "application/pdf") demandQuietPdf(text)
  else await demandPicture(bytes, text, found)
  return found
}

function magicOf(bytes: Buffer): MediaType | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "image/jpeg"
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return "image/png"
  if (bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP") return "image/webp"
  return bytes.toString("latin1", 0, 5) === "%PDF-" ? "application/pdf" : null
}

function demandQuietPdf(text: string): void {
  if (!text.slice(-1024).includes("%%EOF")) throw new UnsupportedFile("a PDF without its end")
  if (ACTIVE_PDF.test(text)) throw new UnsupportedFile("a PDF with programs or files inside")
}

async function demandPicture(bytes: Buffer, text: string, found: MediaType): Promise<void> {
  if (text.slice(0, 2048).includes("%PDF-")) throw new UnsupportedFile("a picture that is a PDF too")
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error" })
    const { format } = await image.metadata()
    if (`image/${format}` !== found) throw new UnsupportedFile(String(format))
    await image.stats()
  } catch (error) {
    if (error instanceof UnsupportedFile) throw error
    throw new UnsupportedFile("a picture that does not decode")
  }
}
