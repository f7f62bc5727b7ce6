import type { MedusaContainer } from "@medusajs/framework/types"
import { QueryContext } from "@medusajs/framework/utils"
import { z } from "zod"
import { yuan } from "../payment/yuan"
import { readGraph } from "./read-graph"

const cooperative = z.object({ id: z.string(), name: z.string(), short_name: z.string(), county_code: z.string(), state: z.string(), ships_within_days: z.number() })
const level = z.object({ location_id: z.string(), stocked_quantity: z.coerce.number(), reserved_quantity: z.coerce.number() })
const component = z.object({ inventory_item_id: z.string(), required_quantity: z.coerce.number(), inventory: z.object({ location_levels: z.array(level).default([]) }).nullish() })

const variantRow = z.object({
  id: z.string(),
  title: z.string(),
  manage_inventory: z.boolean(),
  allow_backorder: z.boolean(),
  calculated_price: z.object({ calculated_amount: yuan }).nullish(),
  inventory_items: z.array(component).default([]),
  product: z.object({
    id: z.string(), handle: z.string(), title: z.string(), thumbnail: z.string().nullable(), status: z.string(), metadata: z.record(z.string(), z.unknown()).nullish(),
    cooperative: cooperative.nullish(), shipping_profile: z.object({ id: z.string() }).nullish(), sales_channels: z.array(z.object({ id: z.string() }).nullish()).nullish(),
  }).nullish(),
})

/** One sellable variant as checkout needs it: price, owner, components and what is free of each. */
export interface Goods {
  variantId: string
  variantTitle: string
  priceFen: bigint
  product: { id: string; handle: string; title: string; thumbnail: string; category: string; perishable: boolean; madeToOrder: boolean; shippingProfileId: string }
  cooperative: z.infer<typeof cooperative>
  /** empty when stock is not counted */
  components: { inventoryItemId: string; baseUnitsPerUnit: number; freeBaseUnits: number }[]
}

const FIELDS = [
  "id", "title", "manage_inventory", "allow_backorder", "calculated_price.calculated_amount", "inventory_items.inventory_item_id", "inventory_items.required_quantity",
  "inventory_items.inventory.location_levels.location_id", "inventory_items.inventory.location_levels.stocked_quantity", "inventory_items.inventory.location_levels.reserved_quantity",
  "product.id", "product.handle", "product.title", "product.thumbnail", "product.status", "product.metadata", "product.shipping_profile.id", "product.sales_channels.id",
  "product.cooperative.id", "product.cooperative.name", "product.cooperative.short_name", "product.cooperative.county_code", "product.cooperative.state", "product.cooperative.ships_within_days",
]

/** Reads variants that can be sold in this region and channel, keyed by id. Unknown, unpublished, unpriced or suspended ones are absent. */
export async function readGoods(container: MedusaContainer, ask: { variantIds: string[]; regionId: string; salesChannelId: string }): Promise<Map<string, Goods>> {
  const rows = await readGraph(container, variantRow, {
    entity: "variant",
    fields: FIELDS,
    filters: { id: [...new Set(ask.variantIds)] },
    context: { calculated_price: QueryContext({ region_id: ask.regionId, currency_code: "cny" }) },
  })
  const goods = rows.flatMap((row) => goodsOf(row, ask.salesChannelId) ?? [])
  return new Map(goods.map((item) => [item.variantId, item]))
}

function goodsOf(row: z.infer<typeof variantRow>, salesChannelId: string): Goods | null {
  const { product, calculated_price: price } = row
  if (!product?.cooperative || !product.shipping_profile || !price) return null
  if (product.status !== "published" || product.cooperative.state !== "approved") return null
  if (!product.sales_channels?.some((channel) => channel?.id === salesChannelId)) return null
  const facts = product.metadata ?? {}
  return {
    variantId: row.id,
    variantTitle: row.title,
    priceFen: price.calculated_amount,
    product: {
      id: product.id, handle: product.handle, title: product.title, thumbnail: product.thumbnail ?? "", category: String(facts["category"] ?? "craft"),
      perishable: facts["perishable"] === true, madeToOrder: facts["made_to_order"] === true, shippingProfileId: product.shipping_profile.id,
    },
    cooperative: product.cooperative,
    components: row.manage_inventory && !row.allow_backorder ? row.inventory_items.map(componentOf) : [],
  }
}

function componentOf(item: z.infer<typeof component>): Goods["components"][number] {
  const free = (item.inventory?.location_levels ?? []).reduce((most, level) => Math.max(most, level.stocked_quantity - level.reserved_quantity), 0)
  return { inventoryItemId: item.inventory_item_id, baseUnitsPerUnit: item.required_quantity, freeBaseUnits: free }
}

/** Sale units that could be bought if nothing else of the basket used the same stock; null when stock is not counted. */
export function availableUnits(goods: Goods): number {
  if (goods.components.length === 0) return 999
  return Math.max(0, Math.min(...goods.components.map((c) => Math.floor(c.freeBaseUnits / c.baseUnitsPerUnit))))
}
