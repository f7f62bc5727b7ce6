import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { throwAwayLedger, type ThrowAwayLedger } from "../../backend/src/database-roles/throw-away-ledger.test-builder"
import { benchCaptures, placeOrders } from "./b6/captures.js"
import { postCaptures } from "./b6/post-captures.js"
import { type RecordedSql, recordSql } from "./b6/recorded-sql.js"
import { fetchScript, layOut, replay, saleScript } from "./b6/replay.js"
import { booksOf, requireSameBooks } from "./b6/same-books.js"
import { saveByRow } from "./b6/save-by-row.js"

const CAPTURES = 270
const ledgers: ThrowAwayLedger[] = []
let books: Map<string, string>
let recorded: RecordedSql

/** What a fresh ledger with the same orders says after this was done to it. */
async function booksAfter(work: (ledger: ThrowAwayLedger, admin: pg.Client) => Promise<unknown>): Promise<Map<string, string>> {
  const ledger = await throwAwayLedger()
  ledgers.push(ledger)
  const admin = new pg.Client({ connectionString: ledger.urls.adminUrl })
  await admin.connect()
  try {
    await placeOrders(admin, benchCaptures(CAPTURES))
    await work(ledger, admin)
    return await booksOf(admin)
  } finally {
    await admin.end()
  }
}

beforeAll(async () => {
  books = await booksAfter(async ({ urls }) => (recorded = await recordSql(urls.benefitUrl, benchCaptures(CAPTURES))))
}, 120_000)
afterAll(async () => {
  for (const ledger of ledgers) await ledger.destroy()
})

describe("captures of 10,000 postings", () => {
  it("leave as many, and entries the ledger finds lawful", async () => {
    const [posting] = books.get("posting")?.split(" rows") ?? []
    expect(Math.abs(Number(posting) - 10_000)).toBeLessThan(2_500)
    expect((await ledgers[0]?.benefit.selfCheck())?.checks.filter((check) => !check.ok)).toEqual([])
  }, 60_000)

  it("leave the same books posted by eight callers at once", async () => {
    expect(await booksAfter(async ({ urls }) => postCaptures(urls.benefitUrl, benchCaptures(CAPTURES), 8))).toEqual(books)
  }, 60_000)

  it("leave the same books as the recorded statements that pgbench sends", async () => {
    expect(await booksAfter(async ({ urls }, admin) => {
      await layOut(admin, recorded, new URL(urls.benefitUrl).username)
      const client = new pg.Client({ connectionString: urls.benefitUrl })
      await client.connect()
      await replay(client, recorded).finally(async () => client.end())
    })).toEqual(books)
  }, 60_000)

  it("leave the same books saved row by row", async () => {
    expect(await booksAfter(async ({ urls }) => saveByRow(urls.benefitUrl, benchCaptures(CAPTURES)))).toEqual(books)
  }, 120_000)

  it("differ where one of them is missing", async () => {
    const fewer = await booksAfter(async ({ urls }) => postCaptures(urls.benefitUrl, benchCaptures(CAPTURES - 1), 8))
    expect(() => requireSameBooks(fewer, books)).toThrow("posting")
  }, 60_000)
})

describe("the script that pgbench runs", () => {
  it("is the recorded statements, each parameter in its place, behind the fetching of the values", () => {
    const script = saleScript({ statements: [{ text: "START TRANSACTION", values: 0 }, { text: "select $1, x::jsonb, $2", values: 2 }, { text: "insert $1", values: 1 }], sales: [] })
    expect(script).toBe("select nextval('bench.turn') as n \\gset\nselect p1, p2, p3 from bench.sale where n = :n \\gset\nSTART TRANSACTION;\nselect :p1, x::jsonb, :p2;\ninsert :p3;")
    expect(saleScript(recorded).startsWith(fetchScript(recorded))).toBe(true)
    expect(recorded.statements.map(({ text }) => text)).toEqual(expect.arrayContaining(["START TRANSACTION", "COMMIT", "select pg_advisory_xact_lock($1)"]))
  })
})
