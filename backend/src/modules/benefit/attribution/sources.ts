import type { EntityManager } from "typeorm"
import { findRules } from "../agreements/agreement-store"
import type { AttributionComponent } from "../door"
import type { LotState } from "../lots/lot"
import { findContributions } from "../lots/lot-store"
import type { ContributionRow } from "../lots/tables"
import type { Shelf, Sources } from "./compose-line"

/** Reads rules and contributions for the goods asked for; the caller decides whether the lots are locked. */
export async function readSources(manager: EntityManager, asked: { day: string; lines: readonly { productId: string; components: readonly AttributionComponent[] }[] }, lots: readonly LotState[]): Promise<Sources> {
  const shelves = new Map<string, Shelf>()
  for (const lot of lots) shelves.set(lot.inventoryItemId, [...(shelves.get(lot.inventoryItemId) ?? []), { lot, remaining: lot.remaining }])
  const drawable = [...shelves.values()].flatMap((shelf) => shelf.filter((place, index) => place.remaining > 0n || index === shelf.length - 1).map((place) => place.lot.id))
  const scopeIds = [...new Set([...drawable, ...inventoryItemIdsOf(asked.lines), ...asked.lines.map((line) => line.productId)])]
  const rules = await findRules(manager, { day: asked.day, scopeIds })
  const contributions = new Map<string, ContributionRow[]>()
  for (const row of await findContributions(manager, drawable)) contributions.set(row.lot_id, [...(contributions.get(row.lot_id) ?? []), row])
  return { shelves, rules, contributions }
}

/** Every inventory item the lines touch, once, in a stable order (lock order). */
export function inventoryItemIdsOf(lines: readonly { components: readonly AttributionComponent[] }[]): string[] {
  return [...new Set(lines.flatMap((line) => line.components.map((component) => component.inventoryItemId)))].sort()
}
