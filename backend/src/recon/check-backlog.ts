import type { Client } from "pg"
import { checkOf, type Check } from "./check"

/** (g) Nothing waits in the inbox. */
export async function checkInbox(client: Client): Promise<Check> {
  const { rows } = await client.query<Record<string, string>>("select event_id, type, state, attempts::text, last_error from provider_event where deleted_at is null and state <> 'processed' order by occurred_at limit 100")
  return checkOf("g:inbox-empty", rows)
}

/** Where the search engine answers; its client belongs to the provider's folder, one read over HTTP does not need it. */
export type SearchAddress = { host: string; apiKey: string }

const PUBLISHED = `
  select p.id from product p
  join cooperative_cooperative_product_product l on l.product_id = p.id and l.deleted_at is null
  join cooperative c on c.id = l.cooperative_id and c.deleted_at is null and c.state = 'approved'
  where p.deleted_at is null and p.status = 'published' and p.thumbnail is not null`

/** (g) The search index holds exactly the goods that are for sale. */
export async function checkSearch(client: Client, search: SearchAddress): Promise<Check> {
  const published = new Set((await client.query<{ id: string }>(PUBLISHED)).rows.map((row) => row.id))
  const { rows } = await client.query<{ physical_name: string }>("select v.physical_name from search_index_version v where v.status = 'ready' and v.deleted_at is null order by v.version desc limit 1")
  const index = rows[0]?.physical_name
  const indexed = new Set(index ? await indexedIds(search, index) : [])
  const problems = [
    ...[...published].filter((id) => !indexed.has(id)).map((product) => ({ product, problem: "for sale and not in the index" })),
    ...[...indexed].filter((id) => !published.has(id)).map((product) => ({ product, problem: "in the index and not for sale" })),
  ]
  return checkOf("g:search-equals-catalogue", problems, { for_sale: published.size, indexed: indexed.size, index: index ?? null })
}

const PAGE = 1000

async function indexedIds({ host, apiKey }: SearchAddress, index: string): Promise<string[]> {
  const ids: string[] = []
  for (;;) {
    const answer = await fetch(`${host}/indexes/${encodeURIComponent(index)}/documents?fields=id&limit=${PAGE}&offset=${ids.length}`, { headers: { Authorization: `Bearer ${apiKey}` } })
    if (!answer.ok) throw new Error(`the search engine answered ${answer.status} for index ${index}`)
    const { results } = (await answer.json()) as { results: { id: string }[] }
    ids.push(...results.map((document) => document.id))
    if (results.length < PAGE) return ids
  }
}
