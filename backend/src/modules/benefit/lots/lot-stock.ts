import type { LotStock } from "../door"
import type { LotState } from "./lot"

/** What the lots of each inventory item say its stock is; for lot goods this is the master (LEDGER 18). */
export function stockOf(lots: readonly LotState[]): LotStock[] {
  const items = new Map<string, LotStock>()
  for (const lot of lots) {
    const before = items.get(lot.inventoryItemId) ?? { inventoryItemId: lot.inventoryItemId, deliveredBaseUnits: 0n, drawnBaseUnits: 0n, removedBaseUnits: 0n, remainingBaseUnits: 0n }
    items.set(lot.inventoryItemId, {
      ...before,
      deliveredBaseUnits: before.deliveredBaseUnits + lot.delivered + lot.corrected,
      drawnBaseUnits: before.drawnBaseUnits + lot.drawn,
      removedBaseUnits: before.removedBaseUnits + lot.removed,
      remainingBaseUnits: before.remainingBaseUnits + lot.remaining,
    })
  }
  return [...items.values()]
}
