import type { IInventoryService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { baseUnit, type lotGoods } from "@qianhang/shared/contracts"
import { z } from "zod"
import { BENEFIT_MODULE, type BenefitService } from "../../modules/benefit"
import { readGraph } from "../checkout/read-graph"

const seller = z.object({ stock_location: z.object({ id: z.string() }).nullish() })

/** What lies at the cooperative's own place: only that can be delivered to it. Goods whose unit nobody stated are counted in pieces. */
export async function ownLotGoods(container: MedusaContainer, cooperativeId: string): Promise<z.infer<typeof lotGoods>[]> {
  const [own] = await readGraph(container, seller, { entity: "cooperative", fields: ["id", "stock_location.id"], filters: { id: cooperativeId } })
  if (!own?.stock_location) return []
  const inventory = container.resolve<IInventoryService>(Modules.INVENTORY)
  const levels = await inventory.listInventoryLevels({ location_id: own.stock_location.id }, { take: 1000 })
  const items = levels.length === 0 ? [] : await inventory.listInventoryItems({ id: levels.map((level) => level.inventory_item_id) }, { take: 1000, order: { id: "ASC" } })
  const lots = await container.resolve<BenefitService>(BENEFIT_MODULE).lots({ inventoryItemIds: items.map((item) => item.id) })
  return items.map((item) => {
    const delivered = lots.filter((lot) => lot.inventoryItemId === item.id)
    const unit = baseUnit.safeParse(item.metadata?.["base_unit"])
    return { inventory_item_id: item.id, title: item.title ?? item.sku ?? item.id, base_unit: unit.success ? unit.data : "piece", lots: delivered.length, remaining: Number(delivered.reduce((sum, lot) => sum + lot.remaining, 0n)) }
  })
}
