import { createHash, createPublicKey, verify, type KeyObject } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import path from "node:path"
import { parseArgs } from "node:util"
import { type Checkpoint, parseCheckpoint, type VerifySignature } from "../../shared/src/ledger/index.js"

export const USAGE = "npm run ledger:verify -- FILE --checkpoints FILE [--rollups FILE] [--public-key FILE] [--lang zh|en] [--json]"

/** What an audit is made from, all of it outside any database. */
export interface Evidence {
  readonly journal: string
  readonly rollups: string | null
  readonly checkpoints: readonly Checkpoint[]
  /** the last checkpoint line was cut off by a crash and left out */
  readonly cutOff: boolean
  /** null: there is no key to check signatures with */
  readonly verifySignature: VerifySignature | null
}

/** How the verdict is told. */
export interface Telling { readonly lang: "zh" | "en"; readonly json: boolean }

/** Reads the command's arguments and the small files they name. Throws where something is missing or cannot be read. */
export async function gatherEvidence(args: readonly string[]): Promise<{ evidence: Evidence; telling: Telling }> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { checkpoints: { type: "string" }, rollups: { type: "string" }, "public-key": { type: "string", multiple: true }, lang: { type: "string", default: "zh" }, json: { type: "boolean", default: false } } })
  const [journal, surplus] = positionals
  const { lang } = values
  if (journal === undefined || surplus !== undefined || values.checkpoints === undefined || (lang !== "zh" && lang !== "en")) throw new Error(`expected ${USAGE}`)
  const signed = located(values.checkpoints)
  const keyFiles = values["public-key"]?.map(located) ?? (await keysBeside(signed))
  const keys = await Promise.all(keyFiles.map(async (file) => createPublicKey(await readFile(file))))
  const rollups = values.rollups === undefined ? null : located(values.rollups)
  return { evidence: { journal: located(journal), rollups, ...(await readCheckpoints(signed)), verifySignature: signatureCheck(keys) }, telling: { lang, json: values.json } }
}

/** The public halves the shop leaves beside its checkpoints: `<file>.<16 hex digits>.pem`. */
async function keysBeside(checkpoints: string): Promise<string[]> {
  const { dir, base } = path.parse(checkpoints)
  const names = await readdir(dir).catch(() => [])
  return names.filter((name) => name.startsWith(`${base}.`) && /^[0-9a-f]{16}\.pem$/.test(name.slice(base.length + 1))).map((name) => path.join(dir, name))
}

/** Paths are meant from where npm was called, not from where it runs its scripts. */
const located = (file: string): string => path.resolve(process.env.INIT_CWD ?? process.cwd(), file)

/** Every checkpoint line; only a last line cut off by a crash, without its line break, may be unreadable. */
async function readCheckpoints(file: string): Promise<Pick<Evidence, "checkpoints" | "cutOff">> {
  const lines = (await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => { throw error.code === "ENOENT" ? new Error(`there are no checkpoints in ${file}: name the shop's file with --checkpoints; a shop that has sold nothing has none yet`) : error })).split("\n")
  const last = lines.pop() ?? ""
  const checkpoints = lines.filter((line) => line !== "").map(parseCheckpoint)
  if (last === "") return { checkpoints, cutOff: false }
  try {
    return { checkpoints: [...checkpoints, parseCheckpoint(last)], cutOff: false }
  } catch {
    return { checkpoints, cutOff: true }
  }
}

/** A signature holds when the key its checkpoint names (first 16 hex digits of the public key's SHA-256) made it. */
function signatureCheck(keys: readonly KeyObject[]): VerifySignature | null {
  if (keys.length === 0) return null
  const byId = new Map(keys.map((key) => [createHash("sha256").update(key.export({ type: "spki", format: "der" })).digest("hex").slice(0, 16), key]))
  return (bytes, signature, keyId) => {
    const key = byId.get(keyId)
    return key !== undefined && verify(null, bytes, key, Buffer.from(signature, "base64"))
  }
}
