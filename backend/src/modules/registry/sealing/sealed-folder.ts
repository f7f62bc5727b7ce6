import { randomBytes } from "node:crypto"
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises"
import path from "node:path"
import { keyIdOf, sealBytes, unsealBytes } from "./seal-bytes"
import type { SealingKeys } from "./seal"

const ID = /^[a-z]+_[0-9a-z]{16,40}$/

/**
 * A private folder in which every file is sealed under its own id; no file name, media type or owner stands on the disk.
 * It must not lie inside a folder that is served. Several servers share it (NFS or the like).
 */
export class SealedFolder {
  constructor(private readonly folder: string, private readonly keys: SealingKeys) {}

  /** The file appears whole and on the disk, or not at all. */
  async put(id: string, plain: Buffer): Promise<void> {
    await this.place(id, sealBytes(this.keys, id, plain))
  }

  /** Null when there is no such file. @throws SealBroken */
  async get(id: string): Promise<Buffer | null> {
    const sealed = await readFile(this.fileOf(id)).catch(absent)
    return sealed && unsealBytes(this.keys, id, sealed)
  }

  /** Safe to repeat. */
  async remove(id: string): Promise<void> {
    await rm(this.fileOf(id), { force: true })
  }

  /** Every id in the folder with the time it was written. */
  async *list(): AsyncGenerator<{ id: string; writtenAtMs: number }> {
    for (const shelf of (await readdir(this.folder).catch(absent)) ?? []) {
      for (const name of (await readdir(path.join(this.folder, shelf)).catch(absent)) ?? []) {
        if (!name.endsWith(".sealed")) continue
        const facts = await stat(path.join(this.folder, shelf, name)).catch(absent)
        if (facts) yield { id: name.slice(0, -".sealed".length), writtenAtMs: facts.mtimeMs }
      }
    }
  }

  /** Seals one file under the current key; false when it is already. Killed at any point, the old file or the new one is there. */
  async reseal(id: string): Promise<boolean> {
    const sealed = await readFile(this.fileOf(id)).catch(absent)
    if (!sealed || keyIdOf(sealed) === this.keys.current) return false
    await this.place(id, sealBytes(this.keys, id, unsealBytes(this.keys, id, sealed)))
    return true
  }

  private fileOf(id: string): string {
    if (!ID.test(id)) throw new RangeError("an id names no path")
    return path.join(this.folder, id.slice(-2), `${id}.sealed`)
  }

  private async place(id: string, bytes: Buffer): Promise<void> {
    const file = this.fileOf(id)
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
    const draft = `${file}.${randomBytes(6).toString("hex")}.part`
    const handle = await open(draft, "wx", 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  }
}

/** The private folder's two rooms: evidence is kept, uploaded sheets are forgotten in days. */
export const foldersOf = (evidenceDir: string, keys: SealingKeys): { files: SealedFolder; sheets: SealedFolder } => ({
  files: new SealedFolder(path.join(evidenceDir, "files"), keys),
  sheets: new SealedFolder(path.join(evidenceDir, "sheets"), keys),
})

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return null
  throw error
}
