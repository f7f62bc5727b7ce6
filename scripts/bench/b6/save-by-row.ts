import { DataSource, EntitySchema } from "typeorm"
import { entryRow, postingRows } from "../../../backend/src/modules/benefit/journal/entry-store"
import { storedFact } from "../../../backend/src/modules/benefit/rollups/rollup-store"
import { rollupSelect, rollupUpsert } from "../../../backend/src/modules/benefit/rollups/rollup-tables"
import { FactBooks, factRows, type Head, ROLLUP_NAMES, saleEntry, sealEntry } from "../../../shared/src/ledger/index.js"
import { sha256 } from "../load.js"
import type { BenchCapture } from "./captures.js"

type Row = Readonly<Record<string, string | number | null>>

/** A table whose rows are saved as they are; every value as PostgreSQL reads it from text. */
const table = (name: string, columns: readonly string[], keys: readonly string[]): EntitySchema<Row> =>
  new EntitySchema<Row>({ name, tableName: name, schema: "benefit", columns: Object.fromEntries(columns.map((column) => [column, { type: "text", primary: keys.includes(column), nullable: true }])) })

/**
 * The peer of the batch: what a programme does that knows nothing of batches. One transaction a capture, one repository `save`
 * for the entry, each posting and each fact, and the rollups' statements. It gathers nothing (the snapshot is at hand), which is in its favour.
 */
export async function saveByRow(databaseUrl: string, captures: Iterable<BenchCapture>): Promise<number> {
  const [first, ...rest] = [...captures]
  if (first === undefined) return 0
  let head: Head | null = null
  const books = new FactBooks(sha256)
  const rowsOf = ({ snapshot, input }: BenchCapture) => {
    const draft = saleEntry({ ...input, occurredAtMs: input.occurredAt.getTime() }, snapshot, sha256)
    const entry = sealEntry(draft, { previous: head, recordedAtMs: snapshot.placedAtMs + 31_000 }, sha256)
    head = { sequence: entry.sequence, hash: entry.hash }
    return { sequence: entry.sequence.toString(), entry: entryRow(entry), postings: postingRows(entry), facts: factRows(books.take(entry, [])).map(storedFact) }
  }
  const one = rowsOf(first)
  const [entries, postings, facts] = [table("entry", Object.keys(one.entry), ["sequence"]), table("posting", Object.keys(one.postings[0] ?? {}), ["sequence", "position"]), table("fact", Object.keys(one.facts[0] ?? {}), ["sequence", "position"])]
  const source = await new DataSource({ type: "postgres", url: databaseUrl, entities: [entries, postings, facts], installExtensions: false }).initialize()
  const saveOne = async (rows: ReturnType<typeof rowsOf>): Promise<void> =>
    source.transaction(async (manager) => {
      await manager.save(entries, rows.entry)
      for (const posting of rows.postings) await manager.save(postings, posting)
      for (const fact of rows.facts) await manager.save(facts, fact)
      for (const name of ROLLUP_NAMES) await manager.query(rollupUpsert(name, name, rollupSelect(name, "fact", "sequence = $1")), [rows.sequence])
    })
  try {
    await saveOne(one)
    for (const capture of rest) await saveOne(rowsOf(capture))
    return rest.length + 1
  } finally {
    await source.destroy()
  }
}
