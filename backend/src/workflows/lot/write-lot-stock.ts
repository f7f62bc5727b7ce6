import type { ILockingModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "zod"
import { BENEFIT_MODULE, type BenefitService, type ShelfStock } from "../../modules/benefit"
import { readGraph } from "../checkout/read-graph"

const WAIT_SECONDS = 20

/** What the level was last written from; kept in the level itself, so that writing again changes nothing and a crash in between is mended by the next writing. */
const MARK = "lots_shelved"

const MOVE = `
  update inventory_level set stocked_quantity = stocked_quantity + ?::numeric, raw_stocked_quantity = jsonb_build_object('value', (stocked_quantity + ?::numeric)::text, 'precision', 20),
    metadata = coalesce(metadata, '{}'::jsonb) || jsonb_build_object('${MARK}', ?::text), updated_at = now()
  where id = ? and metadata->>'${MARK}' is not distinct from ?`

const LEVELS = `select id, inventory_item_id as item, location_id as place, metadata->>'${MARK}' as mark, (stocked_quantity - reserved_quantity)::text as sellable from inventory_level where deleted_at is null and inventory_item_id = any(?)`

type Level = { id: string; item: string; place: string; mark: string | null; sellable: string }
/** How far a level that was never written from its lots is from them, by inventory item. */
export type Gaps = ReadonlyMap<string, bigint>

/**
 * Writes Medusa's stock level from the lots, their master (LEDGER 18), under the lock Medusa itself takes for an item. The
 * level moves by what the lots put on the shelf or took from it since it was last written; reservations and fulfilments move
 * it by themselves. A level that was never written from lots becomes what is reserved plus what the lots hold.
 */
export async function writeLotStock(container: MedusaContainer, inventoryItemIds: readonly string[]): Promise<void> {
  for (const id of [...new Set(inventoryItemIds)].sort()) {
    await alone(container, id, async ([stock], [level]) => {
      if (stock && level) await move(container, level, stock, level.mark === null ? gapOf(stock, level) : stock.shelvedBaseUnits - BigInt(level.mark))
    })
  }
}

/**
 * Mends the levels that a crash between lot and stock left behind. A level never written from lots is moved only when it was
 * as far from them at the last look: orders on their way from reservation to draw make gaps that close by themselves.
 * @returns how many were mended, and the gaps to remember for the next look
 */
export async function mendLotStock(container: MedusaContainer, seen: Gaps): Promise<{ mended: number; gaps: Gaps }> {
  const stocks = await container.resolve<BenefitService>(BENEFIT_MODULE).lotBook.shelfStock()
  const levels = await levelsOf(container, stocks)
  const gaps = new Map<string, bigint>()
  let mended = 0
  for (const stock of stocks) {
    const level = levels.get(stock.inventoryItemId)
    if (!level || level.mark === stock.shelvedBaseUnits.toString()) continue
    const gap = gapOf(stock, level)
    if (level.mark === null && gap !== 0n && seen.get(stock.inventoryItemId) !== gap) {
      gaps.set(stock.inventoryItemId, gap)
      continue
    }
    if (level.mark === null) await alone(container, stock.inventoryItemId, async () => move(container, level, stock, gap))
    else await writeLotStock(container, [stock.inventoryItemId])
    mended++
  }
  return { mended, gaps }
}

const gapOf = (stock: ShelfStock, level: Level): bigint => stock.remainingBaseUnits - BigInt(level.sellable)

async function alone(container: MedusaContainer, inventoryItemId: string, work: (stocks: ShelfStock[], levels: Level[]) => Promise<void>): Promise<void> {
  await container.resolve<ILockingModule>(Modules.LOCKING).execute([inventoryItemId], async () => {
    const stocks = await container.resolve<BenefitService>(BENEFIT_MODULE).lotBook.shelfStock([inventoryItemId])
    await work(stocks, [...(await levelsOf(container, stocks)).values()])
  }, { timeout: WAIT_SECONDS })
}

async function move(container: MedusaContainer, level: Level, stock: ShelfStock, by: bigint): Promise<void> {
  await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(MOVE, [by.toString(), by.toString(), stock.shelvedBaseUnits.toString(), level.id, level.mark])
}

const seller = z.object({ id: z.string(), stock_location: z.object({ id: z.string() }).nullish() })

/** Each item's level at the place of the cooperative whose lots it has. */
async function levelsOf(container: MedusaContainer, stocks: readonly ShelfStock[]): Promise<Map<string, Level>> {
  if (stocks.length === 0) return new Map()
  const sellers = await readGraph(container, seller, { entity: "cooperative", fields: ["id", "stock_location.id"], filters: { id: [...new Set(stocks.map((stock) => stock.cooperativeId))] } })
  const places = new Map(sellers.map((one) => [one.id, one.stock_location?.id]))
  const owners = new Map(stocks.map((stock) => [stock.inventoryItemId, stock.cooperativeId]))
  const { rows } = await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw<{ rows: Level[] }>(LEVELS, [stocks.map((stock) => stock.inventoryItemId)])
  return new Map(rows.filter((level) => level.place === places.get(owners.get(level.item) ?? "")).map((level) => [level.item, level]))
}
