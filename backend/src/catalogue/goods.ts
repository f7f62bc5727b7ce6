import { countyOf } from "@qianhang/shared/regions"
import type { Category } from "@qianhang/shared/contracts"
import { fenFromYuan } from "./fen-from-yuan"
import { productAttributes, type ProductAttributes } from "./product-attributes"

export type GoodsVariant = { id: string; title: string; sku: string | null; priceFen: bigint }
export type GoodsSeller = { id: string; name: string; county_code: string; credit_code: string; licences?: { type: string; number: string; expires_on: string | null }[]; ships_within_days: number; state: string }

/** One product as the shop tells it: everything that changes only when somebody edits it. Stock and benefit are read apart, when answering. */
export type Goods = {
  id: string
  handle: string
  title: string
  subtitle: string | null
  story: string[]
  category: Category
  county: { code: string; name: string }
  seller: GoodsSeller
  picture: string
  pictures: string[]
  variants: GoodsVariant[]
  attributes: ProductAttributes
  createdAt: Date
}

/** What `query.graph` answers for `GOODS_FIELDS`. */
export type GoodsRow = {
  id: string
  handle: string
  title: string
  subtitle: string | null
  description: string | null
  status: string
  thumbnail: string | null
  metadata: unknown
  created_at: string | Date
  images?: { url: string; rank?: number }[]
  variants?: { id: string; title: string; sku: string | null; variant_rank?: number | null; price_set?: { prices?: PriceRow[] } | null }[]
  cooperative?: GoodsSeller | null
}
type PriceRow = { amount: number | string | null; currency_code: string; raw_amount?: { value: string } | null; price_list_id?: string | null; min_quantity?: number | null; rules_count?: number | null }

export const GOODS_FIELDS = [
  "id", "handle", "title", "subtitle", "description", "status", "thumbnail", "metadata", "created_at", "images.url", "images.rank",
  "variants.id", "variants.title", "variants.sku", "variants.variant_rank",
  "variants.price_set.prices.amount", "variants.price_set.prices.raw_amount", "variants.price_set.prices.currency_code", "variants.price_set.prices.price_list_id", "variants.price_set.prices.rules_count", "variants.price_set.prices.min_quantity",
  "cooperative.id", "cooperative.name", "cooperative.county_code", "cooperative.credit_code", "cooperative.licences.type", "cooperative.licences.number", "cooperative.licences.expires_on", "cooperative.ships_within_days", "cooperative.state",
]

/** The plain CNY price: no price list, no rule, no quantity tier. */
function plainPrice(prices: readonly PriceRow[]): bigint | null {
  const plain = prices.find((price) => price.currency_code === "cny" && !price.price_list_id && !price.rules_count && !price.min_quantity)
  const amount = plain?.raw_amount?.value ?? plain?.amount
  return amount === undefined || amount === null ? null : fenFromYuan(amount)
}

/** Variants in their own order; one without a plain price cannot be sold and is left out. */
export function pricedVariants(row: GoodsRow): GoodsVariant[] {
  return [...(row.variants ?? [])]
    .sort((a, b) => (a.variant_rank ?? 0) - (b.variant_rank ?? 0))
    .flatMap((variant) => {
      const priceFen = plainPrice(variant.price_set?.prices ?? [])
      return priceFen === null ? [] : [{ id: variant.id, title: variant.title, sku: variant.sku, priceFen }]
    })
}

/** Goods that a buyer may see: published, of an approved cooperative, with a picture and a price. Anything else is null. */
export function visibleGoods(row: GoodsRow): Goods | null {
  const attributes = productAttributes(row.metadata)
  const county = attributes && countyOf(attributes.county_code)
  const seller = row.cooperative
  if (row.status !== "published" || !attributes || !county || !seller || seller.state !== "approved" || !row.thumbnail) return null
  const variants = pricedVariants(row)
  if (variants.length === 0) return null
  const images = [...(row.images ?? [])].sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0)).map((image) => image.url)
  return {
    id: row.id, handle: row.handle, title: row.title, subtitle: row.subtitle, category: attributes.category,
    story: (row.description ?? "").split(/\n\s*\n/).map((paragraph) => paragraph.trim()).filter(Boolean),
    county: { code: county.code, name: county.name }, seller,
    picture: row.thumbnail, pictures: [...new Set([row.thumbnail, ...images])],
    variants, attributes, createdAt: new Date(row.created_at),
  }
}

/** 营业执照 number that the page shows (E-commerce law 15): the one that lasts longest. */
export function businessLicence(seller: GoodsSeller): string | null {
  const lasting = (expiresOn: string | null): string => expiresOn ?? "9999-12-31"
  const [newest] = (seller.licences ?? []).filter((licence) => licence.type === "business").sort((a, b) => lasting(b.expires_on).localeCompare(lasting(a.expires_on)))
  return newest?.number ?? null
}

/** The variant whose price stands on the card. */
export function cheapest(goods: Pick<Goods, "variants">): GoodsVariant {
  const [first, ...rest] = goods.variants
  if (!first) throw new Error("goods without a variant are never visible")
  return rest.reduce((low, variant) => (variant.priceFen < low.priceFen ? variant : low), first)
}
