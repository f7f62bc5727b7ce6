import { defineSearchIndex, graphConsume, graphSeed, search } from "@medusajs/framework/utils"
import { indexedGoods } from "../catalogue/goods-document"
import { GOODS_FIELDS, visibleGoods, type GoodsRow } from "../catalogue/goods"

/** Rows that may not be seen produce no document, and the module then removes what the index still held of them. */
const documents = (rows: unknown[]) => (rows as GoodsRow[]).flatMap((row) => {
  const goods = visibleGoods(row)
  return goods ? [indexedGoods(goods)] : []
})

/** The one index of the shop's goods. Chinese words are found in title, subtitle and surroundings; pinyin and initials in their own fields. */
export default defineSearchIndex({
  name: "product",
  entity: "product",
  provider: "meilisearch",
  fields: search.define({
    id: search.keyword().filterable(),
    handle: search.keyword().filterable(),
    title: search.text().searchable({ weight: 10 }),
    subtitle: search.text().searchable({ weight: 6 }),
    words: search.text().searchable({ weight: 5 }).retrievable(false),
    county_name: search.text().searchable({ weight: 4 }),
    cooperative_name: search.text().searchable({ weight: 3 }),
    pinyin: search.text().searchable({ weight: 2 }).retrievable(false),
    initials: search.text().searchable({ weight: 1 }).retrievable(false),
    category: search.keyword().filterable().facetable(),
    county_code: search.keyword().filterable().facetable(),
    cooperative_id: search.keyword().filterable(),
    picture: search.keyword(),
    from_variant_id: search.keyword(),
    price_from_fen: search.integer().filterable().sortable(),
    unit_label: search.keyword(),
    season_months: search.integer().array().filterable(),
    season_label: search.keyword(),
    published_at: search.integer().sortable(),
  }),
  settings: {
    typo_tolerance: { enabled: true, min_word_size_for_one_typo: 5, min_word_size_for_two_typos: 10, disabled_on_attributes: ["initials", "title", "words"] },
    provider_options: {
      meilisearch: {
        // A buyer who asks for the cheapest first means it: the chosen order goes before relevance, and is absent without one.
        rankingRules: ["sort", "words", "typo", "proximity", "attribute", "exactness"],
        localizedAttributes: [
          { attributePatterns: ["title", "subtitle", "words", "county_name", "cooperative_name"], locales: ["cmn"] },
          { attributePatterns: ["pinyin", "initials"], locales: ["eng"] },
        ],
      },
    },
  },
  events: ["product.created", "product.updated", "product.deleted", "product-variant.created", "product-variant.updated", "product-variant.deleted", "cooperative.goods-changed"],
  seed: graphSeed({ fields: GOODS_FIELDS, transform: documents }),
  consume: graphConsume({
    fields: GOODS_FIELDS,
    transform: documents,
    resolve_ids: async (event, { container }) => {
      const data = event.data as { id?: string; ids?: string[]; product_id?: string }
      if (event.name === "cooperative.goods-changed") return data.ids ?? []
      if (!event.name.startsWith("product-variant.")) return data.id ?? []
      const { data: rows } = await container.query.graph({ entity: "product_variant", fields: ["product_id"], filters: { id: data.id }, withDeleted: true })
      return rows.flatMap((row) => (row.product_id ? [row.product_id] : []))
    },
    is_delete: (event) => event.name === "product.deleted",
  }),
})
