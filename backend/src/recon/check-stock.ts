import type { Client } from "pg"
import type { LotStock } from "../modules/benefit/door"
import { checkOf, type Check } from "./check"

type Level = { item: string; stocked: string; reserved: string }

/** (f) 0 ≤ reserved ≤ stocked everywhere; where goods have lots, what Medusa can still sell is what the lots still hold. */
export async function checkStock(client: Client, lots: readonly LotStock[]): Promise<Check> {
  const { rows } = await client.query<Level>("select inventory_item_id as item, stocked_quantity::text as stocked, reserved_quantity::text as reserved from inventory_level where deleted_at is null")
  const problems: Record<string, string>[] = rows.filter((level) => Number(level.reserved) < 0 || Number(level.reserved) > Number(level.stocked)).map((level) => ({ ...level }))
  const free = new Map<string, number>()
  for (const level of rows) free.set(level.item, (free.get(level.item) ?? 0) + Number(level.stocked) - Number(level.reserved))
  for (const lot of lots) {
    const left = free.get(lot.inventoryItemId)
    if (left !== Number(lot.remainingBaseUnits)) problems.push({ item: lot.inventoryItemId, sellable: String(left ?? "no stock level"), lots_hold: lot.remainingBaseUnits.toString() })
  }
  return checkOf("f:stock-equals-lots", problems, { levels: rows.length, lot_goods: lots.length })
}
