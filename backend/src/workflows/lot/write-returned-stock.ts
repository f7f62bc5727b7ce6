import type { ILockingModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "zod"
import { BENEFIT_MODULE, type BenefitService } from "../../modules/benefit"
import { readGraph } from "../checkout/read-graph"

const WAIT_SECONDS = 20

/** How much of what came back the level has taken in; kept in the level itself, so that writing again changes nothing. */
const MARK = "returns_shelved"

const MOVE = `
  update inventory_level set stocked_quantity = stocked_quantity + (?::numeric - coalesce(metadata->>'${MARK}', '0')::numeric),
    raw_stocked_quantity = jsonb_build_object('value', (stocked_quantity + (?::numeric - coalesce(metadata->>'${MARK}', '0')::numeric))::text, 'precision', 20),
    metadata = coalesce(metadata, '{}'::jsonb) || jsonb_build_object('${MARK}', ?::text), updated_at = now()
  where inventory_item_id = ? and location_id = ? and deleted_at is null and coalesce(metadata->>'${MARK}', '0')::numeric < ?::numeric`

const seller = z.object({ id: z.string(), stock_location: z.object({ id: z.string() }).nullish() })

/**
 * Puts goods without lots that came back fit for sale on Medusa's shelf: the level moves by what return cases restocked since
 * it was last written, whatever sales do to it meanwhile. Without items: every level that is behind (a crash in between).
 */
export async function writeReturnedStock(container: MedusaContainer, inventoryItemIds?: readonly string[]): Promise<void> {
  const { returns } = container.resolve<BenefitService>(BENEFIT_MODULE)
  const stocks = await returns.returnedStock(inventoryItemIds)
  if (stocks.length === 0) return
  const sellers = await readGraph(container, seller, { entity: "cooperative", fields: ["id", "stock_location.id"], filters: { id: [...new Set(stocks.map((stock) => stock.cooperativeId))] } })
  const places = new Map(sellers.map((one) => [one.id, one.stock_location?.id]))
  for (const { inventoryItemId, cooperativeId } of stocks) {
    await container.resolve<ILockingModule>(Modules.LOCKING).execute([inventoryItemId], async () => {
      const [now] = await returns.returnedStock([inventoryItemId])
      const total = (now?.restockedBaseUnits ?? 0n).toString()
      await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(MOVE, [total, total, total, inventoryItemId, places.get(cooperativeId) ?? "", total])
    }, { timeout: WAIT_SECONDS })
  }
}
