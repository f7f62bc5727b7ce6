import { createHash, generateKeyPairSync, sign } from "node:crypto"
import { once } from "node:events"
import { createWriteStream } from "node:fs"
import { rename, writeFile } from "node:fs/promises"
import { finished } from "node:stream/promises"
import { FactBooks, factRows, type Head, printCheckpoint, printEntry, printRollupHeading, printRollupRow, ROLLUP_NAMES, type RollupRow, rollupStep, signCheckpoint } from "../../shared/src/ledger/index.js"
import { benchHistory } from "./journal/history.js"
import type { Written } from "./journal/books.js"
import { sha256 } from "./load.js"
import { SEED } from "./sizes.js"

/** What `benchHistory` writes for an order in the end: at least. */
const ENTRIES_PER_ORDER = 2.4

/** An export with its rollups, signed checkpoint and public key, as `npm run ledger:export` and the shop leave them. */
export interface JournalExport { readonly file: string; readonly rollups: string; readonly checkpoints: string; readonly publicKey: string; readonly entries: number; readonly postings: number; readonly rollupRows: number }

/** Writes exactly so many entries straight from the generator: no database is in between. */
export async function writeJournalExport(file: string, wanted: number): Promise<JournalExport> {
  const out = createWriteStream(`${file}.part`)
  let [entries, postings, head]: [number, number, Head | null] = [0, 0, null]
  const rollups = new RollupTables()
  for (const written of benchHistory({ orders: Math.ceil(wanted / ENTRIES_PER_ORDER), seed: SEED }, sha256)) {
    const { entry } = written
    rollups.add(written)
    entries += 1
    postings += entry.postings.length
    head = { sequence: entry.sequence, hash: entry.hash }
    if (!out.write(`${printEntry(entry)}\n`)) await once(out, "drain")
    if (entries === wanted) break
    if (entries % 100_000 === 0) console.log(`  ${entries} entries written`)
  }
  out.end()
  await finished(out)
  if (head === null) throw new Error("expected at least one entry")
  const place = { file, rollups: `${file}.rollups`, checkpoints: `${file}.checkpoints`, publicKey: `${file}.pem` }
  await signHead(head, place)
  const rollupRows = await writeRollups(place.rollups, rollups, head)
  await rename(`${file}.part`, file)
  return { ...place, entries, postings, rollupRows }
}

/** Every row of every rollup, summed as the entries come. In memory: this is the writer, not the auditor. */
class RollupTables {
  readonly #books = new FactBooks(sha256)
  readonly #rows = new Map<string, RollupRow>()

  add({ entry, family }: Written): void {
    for (const fact of factRows(this.#books.take(entry, family))) {
      for (const rollup of ROLLUP_NAMES) {
        const step = rollupStep(rollup, fact)
        if (step === null) continue
        const name = `${rollup}\n${step.key.join("\n")}`
        const before = this.#rows.get(name)
        this.#rows.set(name, { rollup, key: step.key, sums: step.adds.map((add, index) => add + (before?.sums[index] ?? 0n)) })
      }
    }
  }

  rows(): Iterable<RollupRow> {
    return this.#rows.values()
  }
}

async function writeRollups(file: string, rollups: RollupTables, head: Head): Promise<number> {
  const out = createWriteStream(file)
  out.write(`${printRollupHeading(head)}\n`)
  let rows = 0
  for (const row of rollups.rows()) {
    rows += 1
    if (!out.write(`${printRollupRow(row)}\n`)) await once(out, "drain")
  }
  out.end()
  await finished(out)
  return rows
}

async function signHead(head: Head, { checkpoints, publicKey }: Pick<JournalExport, "checkpoints" | "publicKey">): Promise<void> {
  const keys = generateKeyPairSync("ed25519")
  const keyId = createHash("sha256").update(keys.publicKey.export({ type: "spki", format: "der" })).digest("hex").slice(0, 16)
  await writeFile(checkpoints, `${printCheckpoint(signCheckpoint(head, { at: Date.now(), keyId, sign: (bytes) => sign(null, bytes, keys.privateKey).toString("base64") }))}\n`)
  await writeFile(publicKey, keys.publicKey.export({ type: "spki", format: "pem" }))
}
