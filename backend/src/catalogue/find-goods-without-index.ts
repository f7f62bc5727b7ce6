import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { CatalogueQuery, Found } from "./find-goods"
import { documentOf } from "./goods-document"
import { readGoods } from "./read-goods"
import { shanghaiMonth } from "./season"

type Row = { id: string; county: string; category: string; season: number[] | null; text: string; price: string; created_at: Date }

/** Every visible product in one query over Medusa's tables: enough to filter, count and sort without the engine. */
const VISIBLE = `
  select p.id, p.metadata->>'county_code' as county, p.metadata->>'category' as category, p.metadata->'season_months' as season, p.created_at,
         lower(concat_ws(' ', p.title, p.subtitle, c.name, p.handle)) as text,
         (select min(pr.amount) from product_variant v
            join product_variant_price_set vp on vp.variant_id = v.id and vp.deleted_at is null
            join price pr on pr.price_set_id = vp.price_set_id and pr.deleted_at is null
           where v.product_id = p.id and v.deleted_at is null and pr.currency_code = 'cny' and pr.price_list_id is null and pr.rules_count = 0 and pr.min_quantity is null) as price
  from product p
  join cooperative_cooperative_product_product l on l.product_id = p.id and l.deleted_at is null
  join cooperative c on c.id = l.cooperative_id and c.deleted_at is null and c.state = 'approved'
  where p.status = 'published' and p.deleted_at is null and p.thumbnail is not null`

const sorts: Record<CatalogueQuery["sort"], (a: Row, b: Row) => number> = {
  relevance: (a, b) => b.created_at.getTime() - a.created_at.getTime(),
  newest: (a, b) => b.created_at.getTime() - a.created_at.getTime(),
  price_asc: (a, b) => Number(a.price) - Number(b.price),
  price_desc: (a, b) => Number(b.price) - Number(a.price),
}

const tally = (keys: readonly string[]): Record<string, number> => keys.reduce<Record<string, number>>((sum, key) => ({ ...sum, [key]: (sum[key] ?? 0) + 1 }), {})

/** Answers a list while the search engine is down: plain containment instead of pinyin and ranking, the same filters and facets otherwise. */
export async function findWithoutIndex(container: MedusaContainer, query: CatalogueQuery, at: Date): Promise<Found> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await connection.raw<{ rows: Row[] }>(VISIBLE)
  const month = shanghaiMonth(at)
  const words = (query.q ?? "").toLowerCase().split(/\s+/).filter(Boolean)
  const asked = rows.filter((row) => row.price !== null && words.every((word) => row.text.includes(word)) && (!query.in_season || row.season?.includes(month)))
  const ofCounty = (row: Row) => !query.county || row.county === query.county
  const ofCategory = (row: Row) => !query.category || row.category === query.category
  const matching = asked.filter((row) => ofCounty(row) && ofCategory(row)).sort(sorts[query.sort])
  const page = matching.slice((query.page - 1) * query.page_size, query.page * query.page_size).map((row) => row.id)
  const goods = new Map((page.length > 0 ? await readGoods(container, { id: page }) : []).map((one) => [one.id, one]))
  return {
    documents: page.flatMap((id) => { const one = goods.get(id); return one ? [documentOf(one)] : [] }),
    total: matching.length,
    facets: { county: tally(asked.filter(ofCategory).map((row) => row.county)), category: tally(asked.filter(ofCounty).map((row) => row.category)) },
  }
}
