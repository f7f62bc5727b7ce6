import type { Client } from "pg"
import { ROLLUP_NAMES } from "../../../shared/src/ledger/index.js"

const TABLES = {
  posting: "select account, amount_fen, cooperative_id, household_id, line_id, lot_id from benefit.posting",
  fact: "select to_jsonb(f) - 'sequence' from benefit.fact f",
  ...Object.fromEntries(ROLLUP_NAMES.map((name) => [name, `select * from benefit.${name}`])),
}

/** What a ledger's tables say, whatever the order its entries came in: a digest of the rows of each. */
export async function booksOf(client: Client): Promise<Map<string, string>> {
  const digests = new Map<string, string>()
  for (const [table, rows] of Object.entries(TABLES)) {
    const { rows: found } = await client.query<{ digest: string }>(`select count(*) || ' rows, ' || md5(coalesce(string_agg(row::text, E'\\n' order by row::text), '')) as digest from (${rows}) row`)
    digests.set(table, found[0]?.digest ?? "")
  }
  return digests
}

/** Throws unless both say the same. */
export function requireSameBooks(ours: ReadonlyMap<string, string>, peer: ReadonlyMap<string, string>): void {
  for (const [table, digest] of ours) if (peer.get(table) !== digest) throw new Error(`${table}: expected ${digest}, found ${peer.get(table)}`)
}
