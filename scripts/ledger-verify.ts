import { createHash, createPublicKey, verify, type KeyObject } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import path from "node:path"
import { parseArgs } from "node:util"
import { type AuditTools, auditLines, type Checkpoint, parseCheckpoint, type Verdict } from "../shared/src/ledger/index.js"
import { JournalFile } from "./ledger/journal-file.js"

const USAGE = "npm run ledger:verify -- FILE --checkpoints FILE [--public-key FILE]"

/**
 * The offline auditor: an export of the journal and the checkpoints kept outside the database, and nothing else; no
 * server, no database, no build. Signatures are checked with the keys that lie beside the checkpoints
 * (`<file>.<key id>.pem`), unless `--public-key` names the keys the auditor trusts instead.
 * Exit 0 when every entry is lawful, else 1 with the first bad entry on standard error.
 */
async function main(): Promise<number> {
  const { journal, checkpoints, keys } = await evidence()
  const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")
  const file = await JournalFile.open(journal)
  try {
    return report(await auditLines(file.lines(), checkpoints, { hash: sha256, verifySignature: signatureCheck(keys), recall: file.recall }), keys.length > 0)
  } finally {
    await file.close()
  }
}

interface Evidence { journal: string; checkpoints: Checkpoint[]; keys: KeyObject[] }

async function evidence(): Promise<Evidence> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { checkpoints: { type: "string" }, "public-key": { type: "string", multiple: true } } })
  const [journal, surplus] = positionals
  if (journal === undefined || surplus !== undefined || values.checkpoints === undefined) throw new Error(`expected ${USAGE}`)
  const signed = located(values.checkpoints)
  const keyFiles = values["public-key"]?.map(located) ?? (await keysBeside(signed))
  const keys = await Promise.all(keyFiles.map(async (file) => createPublicKey(await readFile(file))))
  return { journal: located(journal), checkpoints: await readCheckpoints(signed), keys }
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
async function readCheckpoints(file: string): Promise<Checkpoint[]> {
  const lines = (await readFile(file, "utf8")).split("\n")
  const cutOff = lines.pop() ?? ""
  const checkpoints = lines.filter((line) => line !== "").map(parseCheckpoint)
  if (cutOff === "") return checkpoints
  try {
    return [...checkpoints, parseCheckpoint(cutOff)]
  } catch {
    console.error("! The last checkpoint line is cut off and was left out.")
    return checkpoints
  }
}

/** A signature holds when the key its checkpoint names (first 16 hex digits of the public key's SHA-256) made it. */
function signatureCheck(keys: readonly KeyObject[]): AuditTools["verifySignature"] {
  if (keys.length === 0) return null
  const byId = new Map(keys.map((key) => [createHash("sha256").update(key.export({ type: "spki", format: "der" })).digest("hex").slice(0, 16), key]))
  return (bytes, signature, keyId) => {
    const key = byId.get(keyId)
    return key !== undefined && verify(null, bytes, key, Buffer.from(signature, "base64"))
  }
}

function report(verdict: Verdict, signaturesChecked: boolean): number {
  if (!verdict.ok) {
    const { sequence, law, expected, found } = verdict.finding
    console.error(`✗ Entry ${sequence} breaks the law "${law}".\n  expected: ${expected}\n  found:    ${found}`)
    return 1
  }
  const { entries, head, checkpoints, uncovered } = verdict
  console.log(`✓ ${entries} entries are lawful.${head === null ? "" : ` Head ${head.sequence} ${head.hash}`}`)
  console.log(`  ${checkpoints} checkpoints hold, ${signaturesChecked ? "signatures checked" : "SIGNATURES NOT CHECKED (no public key beside them, none named with --public-key)"}; ${uncovered} newest entries behind the last one.`)
  return 0
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
