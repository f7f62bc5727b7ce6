import { category, claim } from "@qianhang/shared/contracts"
import { z } from "zod"

/** What the shop knows about a product beyond Medusa's own columns; lives in `product.metadata`. Unknown keys are somebody else's and stay untouched. */
const schema = z.object({
  category,
  county_code: z.string(),
  season_months: z.array(z.number().int().min(1).max(12)).default([]),
  season_label: z.string().nullable().default(null),
  perishable: z.boolean().default(false),
  made_to_order: z.boolean().default(false),
  facts: z.array(z.object({ label: z.string(), value: z.string() })).default([]),
  claims: z.array(claim).default([]),
  rejection_reason: z.string().nullable().default(null),
})
export type ProductAttributes = z.infer<typeof schema>

/** Reads a product's metadata, or null where it is not one of the shop's own products. */
export function productAttributes(metadata: unknown): ProductAttributes | null {
  const parsed = schema.safeParse(metadata)
  return parsed.success ? parsed.data : null
}
