import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"

export type Component = { inventoryItemId: string; baseUnitsPerUnit: number }
export type Availability = { variantId: string; productId: string; available: number; components: Component[] }

/** What a variant whose stock nobody counts offers: as many as a basket line may hold. */
const UNCOUNTED = 99

type Row = { variant_id: string; product_id: string; counted: boolean; inventory_item_id: string | null; required: string | null; free: string | null }

const QUERY = `
  select v.id as variant_id, v.product_id, (v.manage_inventory and not v.allow_backorder) as counted, i.inventory_item_id, i.required_quantity as required,
         (select coalesce(sum(l.stocked_quantity - l.reserved_quantity), 0) from inventory_level l where l.inventory_item_id = i.inventory_item_id and l.deleted_at is null) as free
  from product_variant v
  left join product_variant_inventory_item i on i.variant_id = v.id and i.deleted_at is null
  where v.product_id = any(?) and v.deleted_at is null`

/** Sale units a buyer can order now: of every component floor(free base units ÷ base units per sale unit), the scarcest decides. */
function unitsOf(rows: readonly Row[]): number {
  if (!rows[0]?.counted) return UNCOUNTED
  const each = rows.map((row) => (row.inventory_item_id === null ? 0 : Math.floor(Number(row.free) / Math.max(1, Number(row.required)))))
  return Math.max(0, Math.min(...each))
}

/** Stock of all variants of some products, in one query over Medusa's own tables: the stock routes take a hundred times as long. */
export async function availabilityOf(container: MedusaContainer, productIds: readonly string[]): Promise<Map<string, Availability>> {
  if (productIds.length === 0) return new Map()
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await connection.raw<{ rows: Row[] }>(QUERY, [[...productIds]])
  const byVariant = new Map<string, Row[]>()
  for (const row of rows) byVariant.set(row.variant_id, [...(byVariant.get(row.variant_id) ?? []), row])
  return new Map([...byVariant].map(([variantId, parts]) => [variantId, {
    variantId,
    productId: parts[0]?.product_id ?? "",
    available: unitsOf(parts),
    components: parts.flatMap((part) => (part.inventory_item_id ? [{ inventoryItemId: part.inventory_item_id, baseUnitsPerUnit: Number(part.required) }] : [])),
  }]))
}
