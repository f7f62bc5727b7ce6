import { createHash } from "node:crypto"
import { mkdir, rename, writeFile } from "node:fs/promises"
import path from "node:path"
import sharp from "sharp"

/** Thrown when bytes are not a picture we take: decided by their content, never by a name or a header. */
export class UnsupportedPicture extends Error {
  constructor(readonly found: string) {
    super(`a picture is JPEG, PNG or WebP; found ${found}`)
    this.name = "UnsupportedPicture"
  }
}

const TAKEN = new Set(["image/jpeg", "image/png", "image/webp"])
const WIDTHS = [320, 640, 1280]
/** Above this a small file can decode to gigabytes. */
const MOST_PIXELS = 60_000_000

/** @throws UnsupportedPicture unless the content is JPEG, PNG or WebP and decodes. */
async function decode(bytes: Buffer): Promise<Buffer> {
  const { fileTypeFromBuffer } = await import("file-type")
  const type = await fileTypeFromBuffer(bytes)
  if (!type || !TAKEN.has(type.mime)) throw new UnsupportedPicture(type?.mime ?? "unknown content")
  try {
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", animated: false }).rotate().toColourspace("srgb").png({ compressionLevel: 0 }).toBuffer()
  } catch (error) {
    throw new UnsupportedPicture(error instanceof Error ? error.message : String(error))
  }
}

/** A file appears whole or not at all, also when two requests bring the same picture. */
async function place(file: string, bytes: Buffer): Promise<void> {
  const draft = `${file}.${process.pid}.${Date.now()}.part`
  await writeFile(draft, bytes)
  await rename(draft, file)
}

/**
 * Renders a picture to WebP in three widths, 4:5, cut to cover, under `<filesDir>/pictures`. Turned upright first; EXIF, GPS and profiles are dropped.
 * Answers the path of the 640 px one, whose name is a hash of the upload, so the same picture is stored once.
 * @throws UnsupportedPicture
 */
export async function renderPicture(bytes: Buffer, filesDir: string): Promise<string> {
  const decoded = await decode(bytes)
  const name = createHash("sha256").update(bytes).digest("hex").slice(0, 24)
  const folder = path.join(filesDir, "pictures")
  await mkdir(folder, { recursive: true })
  for (const width of WIDTHS) {
    const rendered = await sharp(decoded).resize({ width, height: (width * 5) / 4, fit: "cover", position: "attention" }).flatten({ background: "#ffffff" }).webp({ quality: 80 }).toBuffer()
    await place(path.join(folder, `${name}-${width}.webp`), rendered)
  }
  return `/static/pictures/${name}-640.webp`
}
