import { createHash } from "node:crypto"
import pg, { type Client } from "pg"
import type { DataSource } from "typeorm"
import { entryRow, postingRows } from "../../backend/src/modules/benefit/journal/entry-store"
import { inJournal } from "../../backend/src/modules/benefit/journal/open-journal"
import { storedFact } from "../../backend/src/modules/benefit/rollups/rollup-store"
import { type Entry, type EntryDraft, FactBooks, type FactRow, factRows } from "../../shared/src/ledger/index.js"
import { type Cell, copyIn } from "./copy-in.js"
import type { Written } from "./journal/books.js"

export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

/** What lies in a ledger after it was filled. */
export interface Loaded { readonly entries: number; readonly postings: number; readonly facts: number; readonly headHash: string }

const PAGE = 300

/** Through the journal's own door, as the shop writes: sealed, posted and rolled up anew. Hashes must come out as they went in. */
export async function loadByDoor(source: DataSource, history: Iterable<Written>): Promise<Loaded> {
  let loaded: Loaded = { entries: 0, postings: 0, facts: 0, headHash: "" }
  for (const page of pagesOf(history)) {
    await inJournal(source, async (journal) => {
      // The door writes a receivable itself, behind the change it follows from.
      for (const { entry } of page) if (entry.kind !== "receivable") await journal.post(draftOf(entry), entry.recordedAtMs)
    })
    loaded = added(loaded, page, 0)
  }
  const [row] = await source.query<{ hash: string; facts: string }[]>("select (select hash from benefit.entry order by sequence desc limit 1) as hash, (select count(*) from benefit.fact) as facts")
  if (row?.hash !== loaded.headHash) throw new Error(`the door's head is ${row?.hash}, the history's ${loaded.headHash}`)
  return { ...loaded, facts: Number(row.facts) }
}

/**
 * Entries, postings and facts as they are, a page at a time with COPY, as superuser with the triggers asleep: the 10 k size holds
 * what comes out against what the door writes, row by row. Rollups are made from the facts afterwards.
 */
export async function loadInBulk(adminUrl: string | undefined, history: Iterable<Written>, say: (loaded: Loaded) => void = () => undefined): Promise<Loaded> {
  if (adminUrl === undefined) throw new Error("expected a superuser's URL")
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query("set session_replication_role = replica; set synchronous_commit = off")
    const books = new FactBooks(sha256)
    let loaded: Loaded = { entries: 0, postings: 0, facts: 0, headHash: "" }
    let writing: Promise<unknown> = Promise.resolve()
    for (const page of pagesOf(history)) {
      const facts = page.flatMap(({ entry, family }) => factRows(books.take(entry, family)))
      await writing
      writing = writePage(client, page.map(({ entry }) => entry), facts)
      writing.catch(() => undefined)
      loaded = added(loaded, page, facts.length)
      say(loaded)
    }
    await writing
    return loaded
  } finally {
    await client.end()
  }
}

async function writePage(client: Client, entries: readonly Entry[], facts: readonly FactRow[]): Promise<void> {
  await copyRows(client, "benefit.entry", entries.map(entryRow))
  await copyRows(client, "benefit.posting", entries.flatMap(postingRows))
  await copyRows(client, "benefit.fact", facts.map(storedFact))
}

async function copyRows(client: Client, table: string, rows: readonly Readonly<Record<string, Cell>>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  await copyIn(client, table, columns, rows.map((row) => columns.map((column) => row[column] ?? null)))
}

function* pagesOf(history: Iterable<Written>): Generator<Written[]> {
  let page: Written[] = []
  for (const written of history) {
    page.push(written)
    if (page.length < PAGE) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}

const added = (loaded: Loaded, page: readonly Written[], facts: number): Loaded => ({
  entries: loaded.entries + page.length,
  postings: loaded.postings + page.reduce((sum, { entry }) => sum + entry.postings.length, 0),
  facts: loaded.facts + facts,
  headHash: page.at(-1)?.entry.hash ?? loaded.headHash,
})

function draftOf({ format, kind, source, orderId, currency, amountFen, occurredAtMs, relatesTo, correction, snapshot, refund, handover, postings }: Entry): EntryDraft {
  return { format, kind, source, orderId, currency, amountFen, occurredAtMs, relatesTo, correction, snapshot, refund, handover, postings }
}
