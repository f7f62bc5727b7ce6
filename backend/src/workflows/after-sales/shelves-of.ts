import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { readGraph } from "../checkout/read-graph"

export interface Shelf {
  lineId: string
  inventoryItemId: string
  baseUnitsPerUnit: number
}

const orderRow = z.object({
  items: z.array(z.object({ id: z.string(), variant: z.object({ manage_inventory: z.boolean(), inventory_items: z.array(z.object({ inventory_item_id: z.string(), required_quantity: z.coerce.number() })).nullish() }).nullish() })),
})
const FIELDS = ["id", "items.id", "items.variant.manage_inventory", "items.variant.inventory_items.inventory_item_id", "items.variant.inventory_items.required_quantity"]

/** What one sale unit of each line takes of which inventory items; nothing for goods nobody counts. */
export async function shelvesOf(container: MedusaContainer, orderId: string): Promise<Shelf[]> {
  const [order] = await readGraph(container, orderRow, { entity: "order", fields: FIELDS, filters: { id: orderId } })
  return (order?.items ?? []).flatMap(({ id, variant }) => (variant?.manage_inventory ? (variant.inventory_items ?? []) : []).map((item) => ({ lineId: id, inventoryItemId: item.inventory_item_id, baseUnitsPerUnit: item.required_quantity })))
}
