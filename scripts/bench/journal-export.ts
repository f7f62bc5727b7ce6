import { createHash, generateKeyPairSync, sign } from "node:crypto"
import { once } from "node:events"
import { createWriteStream } from "node:fs"
import { rename, writeFile } from "node:fs/promises"
import { finished } from "node:stream/promises"
import { type Head, printCheckpoint, printEntry, signCheckpoint } from "../../shared/src/ledger/index.js"
import { benchHistory } from "./journal/history.js"
import { sha256 } from "./load.js"
import { SEED } from "./sizes.js"

/** What `benchHistory` writes for an order in the end, and for two years of batches whatever the orders: near enough. */
const ENTRIES_PER_ORDER = 2.66
const ENTRIES_OF_BATCHES = 5_000

/** An export with its signed checkpoint and public key, as `npm run ledger:export` and the shop leave them. */
export interface JournalExport { readonly file: string; readonly checkpoints: string; readonly publicKey: string; readonly entries: number; readonly postings: number }

/** Writes about so many entries straight from the generator: no database is in between. */
export async function writeJournalExport(file: string, about: number): Promise<JournalExport> {
  const out = createWriteStream(`${file}.part`)
  let [entries, postings, head]: [number, number, Head | null] = [0, 0, null]
  const orders = Math.ceil(Math.max(about / 10, about - ENTRIES_OF_BATCHES) / ENTRIES_PER_ORDER)
  for (const { entry } of benchHistory({ orders, seed: SEED }, sha256)) {
    entries += 1
    postings += entry.postings.length
    head = { sequence: entry.sequence, hash: entry.hash }
    if (!out.write(`${printEntry(entry)}\n`)) await once(out, "drain")
    if (entries % 100_000 === 0) console.log(`  ${entries} entries written`)
  }
  out.end()
  await finished(out)
  if (head === null) throw new Error("expected at least one entry")
  const place = { file, checkpoints: `${file}.checkpoints`, publicKey: `${file}.pem` }
  await signHead(head, place)
  await rename(`${file}.part`, file)
  return { ...place, entries, postings }
}

async function signHead(head: Head, { checkpoints, publicKey }: Pick<JournalExport, "checkpoints" | "publicKey">): Promise<void> {
  const keys = generateKeyPairSync("ed25519")
  const keyId = createHash("sha256").update(keys.publicKey.export({ type: "spki", format: "der" })).digest("hex").slice(0, 16)
  await writeFile(checkpoints, `${printCheckpoint(signCheckpoint(head, { at: Date.now(), keyId, sign: (bytes) => sign(null, bytes, keys.privateKey).toString("base64") }))}\n`)
  await writeFile(publicKey, keys.publicKey.export({ type: "spki", format: "pem" }))
}
