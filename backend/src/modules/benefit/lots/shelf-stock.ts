import type { EntityManager } from "typeorm"

/**
 * What Medusa's stock level of an inventory item is written from (LEDGER 18). `shelvedBaseUnits` is everything the lots put
 * on the shelf and took from it beside sales: deliveries, corrections, spoilage, samples, goods that came back after they
 * were shipped. Sales move Medusa's level by Medusa's own reservations and fulfilments, so the level follows the *change*
 * of this figure; an unknown level is set to what is reserved plus `remainingBaseUnits`.
 */
export type ShelfStock = { inventoryItemId: string; cooperativeId: string; shelvedBaseUnits: bigint; remainingBaseUnits: bigint }

type Row = { inventory_item_id: string; cooperative_id: string; shelved: string; remaining: string }

/** Of some inventory items, or of all that have lots. One item's lots are one cooperative's. */
export async function findShelfStock(manager: EntityManager, inventoryItemIds?: readonly string[]): Promise<ShelfStock[]> {
  const rows = await manager.query<Row[]>(
    `select l.inventory_item_id, min(l.cooperative_id) as cooperative_id, sum(l.delivered + coalesce(m.moved, 0)) as shelved, sum(l.delivered + l.corrected - l.drawn - l.removed) as remaining
     from benefit.lot l left join lateral (
       select sum(case when x.kind in ('return', 'correction_up') then x.base_units else -x.base_units end) as moved from benefit.lot_movement x where x.lot_id = l.id and x.moves_stock
     ) m on true
     where $1::text[] is null or l.inventory_item_id = any($1) group by l.inventory_item_id order by l.inventory_item_id`,
    [inventoryItemIds ? [...inventoryItemIds] : null],
  )
  return rows.map((row) => ({ inventoryItemId: row.inventory_item_id, cooperativeId: row.cooperative_id, shelvedBaseUnits: BigInt(row.shelved), remainingBaseUnits: BigInt(row.remaining) }))
}
