import { z } from "zod"
import { agreementRate, evidenceLevel, fen, picture, regionCode, saleMechanism } from "./scalars.js"

/** Product families; each is drawn with one composition and filtered as one facet. */
export const category = z.enum(["fruit", "tea", "seasoning", "grain", "oil", "meat", "preserve", "drink", "honey", "herb", "mushroom", "silver", "embroidery", "batik", "paper", "craft", "set"])
export type Category = z.infer<typeof category>

/** A reviewed 资质声明. Never a free-text badge. */
export const claim = z.object({ type: z.enum(["gi", "organic", "green", "heritage", "sc"]), number: z.string(), label: z.string() })

/** How many households a public group has: null under five (`fewer_than_five`), or where the number would give away a smaller group beside it. */
export const publicCount = z.number().int().nonnegative().nullable()

/** How much of one sale unit reaches how many households, as the ledger would post it today. `null` where no agreement is active. */
export const benefitLine = z.object({
  per_unit_fen: fen,
  households: publicCount,
  /** null where the group has fewer than 5 households (DESIGN: then only the county is named) */
  village: z.string().nullable(),
  fewer_than_five: z.boolean(),
  evidence: evidenceLevel,
})

export const productCard = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  subtitle: z.string().nullable(),
  category,
  county: z.object({ code: regionCode, name: z.string() }),
  cooperative: z.object({ id: z.string(), name: z.string() }),
  picture,
  price_from_fen: fen,
  /** e.g. `500g`; the unit the price is for */
  unit_label: z.string(),
  in_season: z.boolean(),
  season_label: z.string().nullable(),
  in_stock: z.boolean(),
  benefit: benefitLine.nullable(),
})
export type ProductCard = z.infer<typeof productCard>

/** `GET /store/catalogue` query. Bad values are 400, never ignored. */
export const catalogueQuery = z.object({
  q: z.string().trim().max(60).optional(),
  county: regionCode.optional(),
  category: category.optional(),
  in_season: z.enum(["true"]).optional(),
  sort: z.enum(["relevance", "price_asc", "price_desc", "newest"]).default("relevance"),
  page: z.coerce.number().int().min(1).max(500).default(1),
  page_size: z.coerce.number().int().min(1).max(60).default(20),
}).strict()

/** `GET /store/catalogue` → goods from the search index. `degraded` is true when the index was down and the fallback answered. */
export const cataloguePage = z.object({
  products: z.array(productCard),
  total: z.number().int(),
  page: z.number().int(),
  page_size: z.number().int(),
  facets: z.object({ county: z.record(z.string(), z.number().int()), category: z.record(z.string(), z.number().int()) }),
  degraded: z.boolean(),
})
export type CataloguePage = z.infer<typeof cataloguePage>

export const variantDetail = z.object({
  id: z.string(),
  title: z.string(),
  sku: z.string().nullable(),
  price_fen: fen,
  /** sale units a buyer can order now; 0 when sold out */
  available: z.number().int(),
  benefit: benefitLine.nullable(),
})

/** `GET /store/catalogue/:handle` → `{ product }`; 404 for unknown, unpublished or suspended. */
export const productDetail = productCard.extend({
  /** plain-text paragraphs of the story, never HTML */
  story: z.array(z.string()),
  pictures: z.array(picture),
  variants: z.array(variantDetail).min(1),
  /** e.g. 配料 / 净含量 / 储存 / 保质期; label → value */
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  claims: z.array(claim),
  perishable: z.boolean(),
  made_to_order: z.boolean(),
  /** the lot a buyer would draw from next; null where goods have no lots */
  lot: z.object({ number: z.string(), harvest_date: z.string(), village: z.string().nullable(), households: publicCount, fewer_than_five: z.boolean(), certificate_number: z.string().nullable() }).nullable(),
  cooperative: z.object({ id: z.string(), name: z.string(), county: z.string(), credit_code: z.string(), licence_number: z.string().nullable(), ships_within_days: z.number().int() }),
})
export type ProductDetail = z.infer<typeof productDetail>

/** Households with net benefit so far and what was accrued for them and paid to them; an amount is null where its households are too few to be counted in public, or would let others be. */
export const publicBenefit = z.object({ households: publicCount, benefit_accrued_fen: fen.nullable(), benefit_paid_fen: fen.nullable() })
export type PublicBenefit = z.infer<typeof publicBenefit>

/** `GET /store/counties` → `{ counties }`: all 16 halls, tile-map positions from DESIGN. */
export const countyHall = z.object({ code: regionCode, name: z.string(), pinyin: z.string(), column: z.number().int(), row: z.number().int(), products: z.number().int(), cooperatives: z.number().int(), known_for: z.string(), blurb: z.string(), benefit: publicBenefit })
export type CountyHall = z.infer<typeof countyHall>

/** `GET /store/products/:handle/benefit` */
export const productBenefit = z.object({
  product_id: z.string(),
  handle: z.string(),
  cooperative: z.object({ id: z.string(), name: z.string() }),
  county: z.object({ code: regionCode, name: z.string() }),
  agreement: z.object({ id: z.string(), version: z.number().int(), mechanism: saleMechanism, rate: agreementRate, rule: z.string() }).nullable(),
  variants: z.array(z.object({
    variant_id: z.string(), title: z.string(), price_fen: fen,
    /** benefit + commission + cooperative = price */
    benefit_fen: fen, commission_fen: fen, cooperative_fen: fen, households: publicCount, fewer_than_five: z.boolean(),
  })),
  village: z.string().nullable(),
  evidence: evidenceLevel,
  last_payout_day: z.string().nullable(),
})
export type ProductBenefit = z.infer<typeof productBenefit>

/** `GET /store/impact`: the one quiet line of the home page, and where it comes from. Withheld together with `/store/counties`, so that neither gives away what the other withholds. */
export const publicImpact = publicBenefit.extend({ linked_sales_fen: fen.nullable(), counties: z.number().int(), as_of: z.string(), by_county: z.array(publicBenefit.extend({ code: regionCode, name: z.string() })) })
export type PublicImpact = z.infer<typeof publicImpact>
