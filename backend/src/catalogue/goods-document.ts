import { category } from "@qianhang/shared/contracts"
import { z } from "zod"
import { categoryNames } from "./category-names"
import { cheapest, type Goods } from "./goods"
import { pinyinWords } from "./pinyin-words"
import { seasonOf } from "./season"

/** A product in the search index: all that a card shows and a buyer may type. `price_from_fen` is a number because engines sort numbers; it stays below 2^53. */
export const goodsDocument = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  subtitle: z.string().nullable().default(null),
  category,
  county_code: z.string(),
  county_name: z.string(),
  cooperative_id: z.string(),
  cooperative_name: z.string(),
  picture: z.string(),
  from_variant_id: z.string(),
  price_from_fen: z.number().int(),
  unit_label: z.string(),
  season_months: z.array(z.number().int()).default([]),
  season_label: z.string().nullable().default(null),
  published_at: z.number().int(),
})
export type GoodsDocument = z.infer<typeof goodsDocument>
export type IndexedGoods = GoodsDocument & { words: string; pinyin: string; initials: string }

/** The static part of a card, as the index and the fallback both hold it. */
export function documentOf(goods: Goods): GoodsDocument {
  const from = cheapest(goods)
  return {
    id: goods.id, handle: goods.handle, title: goods.title, subtitle: goods.subtitle, category: goods.category,
    county_code: goods.county.code, county_name: goods.county.name, cooperative_id: goods.seller.id, cooperative_name: goods.seller.name,
    picture: goods.picture, from_variant_id: from.id, price_from_fen: Number(from.priceFen), unit_label: from.title,
    season_months: seasonOf(goods.attributes.season_months), season_label: goods.attributes.season_label,
    published_at: Math.floor(goods.createdAt.getTime() / 1000),
  }
}

/** The same with the fields that only searching needs. */
export function indexedGoods(goods: Goods): IndexedGoods {
  const title = pinyinWords(goods.title)
  const around = pinyinWords(`${goods.county.name} ${categoryNames[goods.category]}`)
  return {
    ...documentOf(goods),
    words: [categoryNames[goods.category], ...goods.attributes.claims.map((claim) => claim.label), ...goods.variants.map((variant) => variant.title)].join(" "),
    pinyin: `${title.pinyin} ${around.pinyin}`,
    initials: `${title.initials} ${around.initials}`,
  }
}
