import type { SearchTypes } from "@medusajs/framework/types"
import type { Settings } from "meilisearch" with { "resolution-mode": "import" }

type Field = SearchTypes.SearchFieldDefinition
const weightOf = (field: Field | undefined): number => (typeof field?.searchable === "object" ? field.searchable.weight ?? 1 : 1)
const named = (fields: Record<string, Field>, keep: (field: Field) => unknown): string[] => Object.entries(fields).filter(([, field]) => keep(field)).map(([name]) => name)

/** Settings of an index as its definition asks. Meilisearch ranks by the *order* of searchable attributes, so weights become an order. */
export function meilisearchSettings(index: SearchTypes.ResolvedSearchIndexDefinition): Settings {
  const { fields, settings } = index
  const typo = settings.typo_tolerance
  return {
    searchableAttributes: named(fields, (field) => field.searchable).sort((a, b) => weightOf(fields[b]) - weightOf(fields[a])),
    filterableAttributes: [...new Set([index.primary_key, ...named(fields, (field) => field.filterable || field.facetable)])],
    sortableAttributes: named(fields, (field) => field.sortable),
    ...(typo && {
      typoTolerance: {
        enabled: typo.enabled ?? true,
        minWordSizeForTypos: { oneTypo: typo.min_word_size_for_one_typo ?? 5, twoTypos: typo.min_word_size_for_two_typos ?? 9 },
        disableOnAttributes: typo.disabled_on_attributes ?? [],
      },
    }),
    faceting: { maxValuesPerFacet: 200 },
    pagination: { maxTotalHits: 10_000 },
    ...(settings.provider_options?.meilisearch as Settings | undefined),
  }
}
