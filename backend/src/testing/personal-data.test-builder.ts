import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { Client } from "pg"
import type { TestShop } from "./test-shop"

/** Personal data that the test shop was given: the households of its lots, and the buyer. */
export const HOUSEHOLD_DATA = ["杨秀英", "龙阿妹", "罗阿青", "13800001110", "13987650001", "6222020000001234560"]
export const BUYER_DATA = ["王小明", "13800138000", "文三路 90 号"]

const found = (text: string, data: readonly string[]): string[] => data.filter((datum) => text.includes(datum))

/** Every table of the database that holds one of these in the clear, as `schema.table: datum`. Bytes are looked through as they are. */
export async function tablesHolding(databaseUrl: string, data: readonly string[]): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ schema: string; name: string }>("select schemaname as schema, tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1, 2")
    const holding: string[] = []
    for (const { schema, name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from "${schema}"."${name}" t`)
      const text = rows.map(({ row }) => readable(row)).join("\n")
      holding.push(...found(text, data).map((datum) => `${schema}.${name}: ${datum}`))
    }
    return holding
  } finally {
    await client.end()
  }
}

/** A row with its byte columns (`\\x…`) also read as UTF-8, so that unsealed bytes would be found. */
function readable(row: string): string {
  const bytes = [...row.matchAll(/\\x([0-9a-f]{8,})/g)].map(([, hex = ""]) => Buffer.from(hex, "hex").toString("utf8"))
  return [row, ...bytes].join("\n")
}

/** Every file below these folders that holds one of these. */
export function filesHolding(folders: readonly string[], data: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).flatMap((entry) => {
      const text = `${entry.name}\n${readFileSync(path.join(entry.parentPath, entry.name)).toString("utf8")}`
      return found(text, data).map((datum) => `${entry.name}: ${datum}`)
    }),
  )
}

/** What the search engine keeps for this shop that holds one of these. */
export async function indexHolding(shop: TestShop, data: readonly string[]): Promise<{ documents: number; holding: string[] }> {
  const { MEILISEARCH_HOST: host, MEILISEARCH_API_KEY: key, MEILISEARCH_INDEX_PREFIX: prefix } = shop.environment
  const asked = async (route: string) => (await (await fetch(`${host}${route}`, { headers: { authorization: `Bearer ${key}` } })).json()) as { results: { uid: string }[]; total: number }
  const { results } = await asked("/indexes?limit=1000")
  const own = results.filter(({ uid }) => uid.startsWith(String(prefix)))
  const holding: string[] = []
  let documents = 0
  for (const { uid } of own) {
    const answer = await asked(`/indexes/${uid}/documents?limit=10000`)
    documents += answer.total
    holding.push(...found(JSON.stringify(answer), data).map((datum) => `${uid}: ${datum}`))
  }
  return { documents, holding }
}
