import { type BenchLedger, type BenchServer, benchLedger, rebuildRollupsOf } from "./database.js"
import { benchHistory } from "./journal/history.js"
import { loadByDoor, loadInBulk, sha256 } from "./load.js"

/** How many postings a journal has, near enough; orders are what the generator counts. */
export const SIZES = { "10k": 105, "1m": 11_300, "10m": 113_000 } as const
export type Size = keyof typeof SIZES

export const SEED = 20261126

export const isSize = (text: string): text is Size => text in SIZES

/**
 * The ledger of this size, filled once and kept: through the journal's own door at 10 k, in bulk above (the same entries, hash by
 * hash; `bench.integration.test.ts` holds both against each other).
 */
export async function ledgerOf(server: BenchServer, size: Size): Promise<BenchLedger> {
  const ledger = await benchLedger(server.url, `bench_${size}`)
  const [filled] = await ledger.source.query<{ facts: string }[]>("select count(*) as facts from (select 1 from benefit.sales_day limit 1) one")
  if (filled?.facts !== "0") return ledger
  const [history, begun] = [benchHistory({ orders: SIZES[size], seed: SEED }, sha256), Date.now()]
  let told = 0
  const loaded = size === "10k" ? await loadByDoor(ledger.source, history) : await loadInBulk(ledger.urls.adminUrl, history, ({ postings }) => {
    if (postings < told + 1_000_000) return
    told = postings
    console.log(`  ${size}: ${postings} postings, ${Math.round((Date.now() - begun) / 1000)} s`)
  })
  if (size !== "10k") await rebuildRollupsOf(ledger)
  await analyze(ledger)
  console.log(`filled ${size}: ${loaded.entries} entries, ${loaded.postings} postings, ${loaded.facts} facts in ${Math.round((Date.now() - begun) / 1000)} s`)
  return ledger
}

async function analyze({ urls }: BenchLedger): Promise<void> {
  const pg = (await import("pg")).default
  const client = new pg.Client({ connectionString: urls.adminUrl })
  await client.connect()
  try {
    await client.query("vacuum analyze")
  } finally {
    await client.end()
  }
}
