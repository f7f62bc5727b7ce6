import { createHash, generateKeyPairSync, sign } from "node:crypto"
import { once } from "node:events"
import { createReadStream, createWriteStream, type WriteStream } from "node:fs"
import { rename, rm, writeFile } from "node:fs/promises"
import { finished, pipeline } from "node:stream/promises"
import { FactBooks, factRows, type Head, printCheckpoint, printEntry, printRollupHeading, printRollupRow, ROLLUP_NAMES, type RollupRow, rollupStep, shanghaiDay, signCheckpoint } from "../../shared/src/ledger/index.js"
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
  const place = { file, rollups: `${file}.rollups`, checkpoints: `${file}.checkpoints`, publicKey: `${file}.pem` }
  const [journal, rows, rollups] = [new LineFile(place.file), new LineFile(`${place.rollups}.rows`), new RollupTables()]
  let [postings, head]: [number, Head | null] = [0, null]
  for (const written of benchHistory({ orders: Math.ceil(wanted / ENTRIES_PER_ORDER), seed: SEED }, sha256)) {
    const { entry } = written
    postings += entry.postings.length
    head = { sequence: entry.sequence, hash: entry.hash }
    await journal.write(printEntry(entry))
    for (const row of rollups.add(written)) await rows.write(printRollupRow(row))
    if (journal.lines === wanted) break
    if (journal.lines % 100_000 === 0) console.log(`  ${journal.lines} entries written`)
  }
  if (head === null) throw new Error("expected at least one entry")
  for (const row of rollups.rest()) await rows.write(printRollupRow(row))
  await rows.close()
  await writeFile(place.rollups, `${printRollupHeading(head)}\n`)
  await pipeline(createReadStream(rows.file), createWriteStream(place.rollups, { flags: "a" }))
  await rm(rows.file)
  await signHead(head, place)
  await journal.close()
  return { ...place, entries: journal.lines, postings, rollupRows: rows.lines }
}

/** Every row of every rollup, summed as the entries come; months that are over are handed out and forgotten. */
class RollupTables {
  readonly #books = new FactBooks(sha256)
  #rows = new Map<string, RollupRow & { readonly sums: bigint[] }>()
  #month = ""

  /** @returns rows nothing is added to any more: of months before the last */
  add({ entry, family }: Written): RollupRow[] {
    for (const fact of factRows(this.#books.take(entry, family))) {
      for (const rollup of ROLLUP_NAMES) {
        const step = rollupStep(rollup, fact)
        if (step === null) continue
        const name = `${rollup}\n${step.key.join("\n")}`
        const before = this.#rows.get(name)
        if (before === undefined) this.#rows.set(name, { rollup, key: step.key, sums: [...step.adds] })
        else step.adds.forEach((add, index) => add !== 0n && (before.sums[index] = (before.sums[index] as bigint) + add))
      }
    }
    const month = shanghaiDay(entry.occurredAtMs).slice(0, 7)
    if (month <= this.#month) return []
    const before = this.#month
    this.#month = month
    return this.rest(before)
  }

  /** Takes out the rows of the months before this one; of all months where none is named. */
  rest(month = "9999"): RollupRow[] {
    const over = [...this.#rows].filter(([, { key }]) => (key[0] ?? "").slice(0, 7) < month)
    for (const [name] of over) this.#rows.delete(name)
    return over.map(([, row]) => row)
  }
}

/** Lines into a file that appears when it is whole. */
class LineFile {
  readonly #out: WriteStream
  lines = 0

  constructor(readonly file: string) {
    this.#out = createWriteStream(`${file}.part`)
  }

  async write(line: string): Promise<void> {
    this.lines += 1
    if (!this.#out.write(`${line}\n`)) await once(this.#out, "drain")
  }

  async close(): Promise<void> {
    this.#out.end()
    await finished(this.#out)
    await rename(`${this.file}.part`, this.file)
  }
}

async function signHead(head: Head, { checkpoints, publicKey }: Pick<JournalExport, "checkpoints" | "publicKey">): Promise<void> {
  const keys = generateKeyPairSync("ed25519")
  const keyId = createHash("sha256").update(keys.publicKey.export({ type: "spki", format: "der" })).digest("hex").slice(0, 16)
  await writeFile(checkpoints, `${printCheckpoint(signCheckpoint(head, { at: Date.now(), keyId, sign: (bytes) => sign(null, bytes, keys.privateKey).toString("base64") }))}\n`)
  await writeFile(publicKey, keys.publicKey.export({ type: "spki", format: "pem" }))
}
