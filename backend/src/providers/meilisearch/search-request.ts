import type { SearchTypes } from "@medusajs/framework/types"
import type { MultiSearchQuery, SearchResponse } from "meilisearch" with { "resolution-mode": "import" }
import { meilisearchFilter } from "./filter"

const HAN = /\p{Script=Han}/u

/** One Medusa query as Meilisearch reads it. A query with Chinese characters is cut as Mandarin: left to itself the engine takes short ones for Japanese. */
export function searchRequest(query: SearchTypes.ProviderSearchQuery): MultiSearchQuery {
  const { pagination, search_options: options } = query
  const order = Object.entries(pagination?.order ?? {}).filter(([field]) => field !== "_score")
  const facets = (options?.facets ?? []).map((facet) => (typeof facet === "string" ? facet : facet.field))
  return {
    indexUid: query.index.physical_name,
    q: query.q ?? "",
    offset: pagination?.skip ?? 0,
    limit: pagination?.take ?? 20,
    filter: meilisearchFilter(query.filters),
    ...(order.length > 0 && { sort: order.map(([field, direction]) => `${field}:${direction.toLowerCase()}`) }),
    ...(facets.length > 0 && { facets }),
    ...(query.q && HAN.test(query.q) && { locales: ["cmn"] }),
    matchingStrategy: options?.match_strategy === "any" ? "frequency" : (options?.match_strategy ?? "all"),
    attributesToRetrieve: [...new Set([query.index.primary_key, ...query.attributes_to_retrieve])],
    showRankingScore: true,
  }
}

/** Meilisearch's answer in Medusa's shape. */
export function searchResult(query: SearchTypes.ProviderSearchQuery, response: SearchResponse): SearchTypes.SearchResult {
  const facets = Object.entries(response.facetDistribution ?? {}).map(([field, counts]) => [
    field,
    { type: "value" as const, values: Object.entries(counts).map(([value, count]) => ({ value, count })) },
  ])
  return {
    hits: response.hits.map((hit) => {
      const { _rankingScore: score, ...document } = hit
      return { id: String(document[query.index.primary_key]), score, document }
    }),
    ...(facets.length > 0 && { facets: Object.fromEntries(facets) }),
    metadata: {
      skip: query.pagination?.skip ?? 0,
      take: query.pagination?.take ?? 20,
      count: response.estimatedTotalHits ?? response.hits.length,
      query: query.q,
      processing_time_ms: response.processingTimeMs,
    },
  }
}
