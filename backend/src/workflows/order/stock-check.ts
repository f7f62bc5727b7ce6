import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"
import { readGraph } from "../checkout/read-graph"
import { soldOut } from "./refuse-completion"
import { orderOfCart } from "./secure-order"

const level = z.object({ location_id: z.string(), stocked_quantity: z.coerce.number(), reserved_quantity: z.coerce.number() })
const cartRow = z.object({
  items: z.array(z.object({
    quantity: z.coerce.number(),
    variant: z.object({
      manage_inventory: z.boolean(), allow_backorder: z.boolean(),
      inventory_items: z.array(z.object({ inventory_item_id: z.string(), required_quantity: z.coerce.number(), inventory: z.object({ location_levels: z.array(level).default([]) }).nullish() })).default([]),
    }).nullish(),
  })),
})
const STOCK = "items.variant.inventory_items"
const FIELDS = [
  "items.quantity", "items.variant.manage_inventory", "items.variant.allow_backorder", `${STOCK}.inventory_item_id`, `${STOCK}.required_quantity`,
  `${STOCK}.inventory.location_levels.location_id`, `${STOCK}.inventory.location_levels.stocked_quantity`, `${STOCK}.inventory.location_levels.reserved_quantity`,
]

interface Need {
  asked: number
  free: number
  overReserved: boolean
}

async function needs(container: MedusaContainer, cartId: string): Promise<Map<string, Need>> {
  const [cart] = await readGraph(container, cartRow, { entity: "cart", fields: ["id", ...FIELDS], filters: { id: cartId } })
  const perItem = new Map<string, Need>()
  for (const item of cart?.items ?? []) {
    if (!item.variant?.manage_inventory || item.variant.allow_backorder) continue
    for (const component of item.variant.inventory_items) {
      const levels = component.inventory?.location_levels ?? []
      const earlier = perItem.get(component.inventory_item_id)?.asked ?? 0
      perItem.set(component.inventory_item_id, {
        asked: earlier + component.required_quantity * item.quantity,
        free: Math.max(0, ...levels.map((l) => l.stocked_quantity - l.reserved_quantity)),
        overReserved: levels.some((l) => l.reserved_quantity > l.stocked_quantity),
      })
    }
  }
  return perItem
}

/** Before the order: the components of all lines together, per inventory item. Stock Medusa checks line by line and would let two lines share one unit. @throws MedusaError not_enough_stock */
export async function refuseMoreThanStock(container: MedusaContainer, cartId: string): Promise<void> {
  for (const [id, need] of await needs(container, cartId)) if (need.asked > need.free) throw soldOut(`${id}: ${need.asked} asked, ${need.free} free`)
}

/** After the reservations: two buyers of two lines each can both pass the first check; whoever finds more reserved than stocked steps back. @throws MedusaError not_enough_stock */
export async function refuseOverReserved(container: MedusaContainer, cartId: string): Promise<void> {
  for (const [id, need] of await needs(container, cartId)) if (need.overReserved) throw soldOut(`${id}: reserved beyond stock`)
}

const ITEMS = "select distinct i.inventory_item_id as id from cart_line_item l join product_variant_inventory_item i on i.variant_id = l.variant_id and i.deleted_at is null where l.cart_id = ? and l.deleted_at is null order by 1"

/** The inventory items a cart draws on, or none for a cart nobody knows. */
export async function inventoryItemsOf(container: MedusaContainer, cartId: string): Promise<string[]> {
  const { rows } = await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw<{ rows: { id: string }[] }>(ITEMS, [cartId])
  return rows.map((row) => row.id)
}

/** For who had to wait: the same as the first check, without beginning a completion for it. A cart that is an order already is not refused. @throws MedusaError not_enough_stock */
export async function refuseSoldOutMeanwhile(container: MedusaContainer, cartId: string): Promise<void> {
  if (!(await orderOfCart(container, cartId))) await refuseMoreThanStock(container, cartId)
}
