import { Modules } from "@medusajs/framework/utils"
import type { MedusaContainer, SearchTypes } from "@medusajs/framework/types"
import type { catalogueQuery } from "@qianhang/shared/contracts"
import type { z } from "zod"
import { goodsDocument, type GoodsDocument } from "./goods-document"
import { shanghaiMonth } from "./season"

export type CatalogueQuery = z.infer<typeof catalogueQuery>
export type Found = { documents: GoodsDocument[]; total: number; facets: { county: Record<string, number>; category: Record<string, number> } }

const orders: Record<CatalogueQuery["sort"], SearchTypes.SearchPagination["order"]> = {
  relevance: undefined,
  price_asc: { price_from_fen: "ASC" },
  price_desc: { price_from_fen: "DESC" },
  newest: { published_at: "DESC" },
}

const counts = (facet: SearchTypes.SearchFacetResult | undefined): Record<string, number> =>
  facet?.type === "value" ? Object.fromEntries(facet.values.map(({ value, count }) => [value, count])) : {}

/** Asks the search index. Facets are disjunctive: a chosen county does not hide how many goods the others have. @throws when the engine does not answer in time. */
export async function findInIndex(container: MedusaContainer, query: CatalogueQuery, at: Date): Promise<Found> {
  const result = await container.resolve(Modules.SEARCH).search({
    entity: "product",
    filters: {
      ...(query.q && { q: query.q }),
      ...(query.county && { county_code: query.county }),
      ...(query.category && { category: query.category }),
      ...(query.in_season && { season_months: shanghaiMonth(at) }),
    },
    pagination: { skip: (query.page - 1) * query.page_size, take: query.page_size, order: orders[query.sort] ?? (query.q ? undefined : orders.newest) },
    search_options: { facets: ["county_code", "category"], disjunctive_facets: true },
  })
  return {
    documents: result.hits.map((hit) => goodsDocument.parse(hit.document)),
    total: result.metadata.count ?? result.hits.length,
    facets: { county: counts(result.facets?.county_code), category: counts(result.facets?.category) },
  }
}
