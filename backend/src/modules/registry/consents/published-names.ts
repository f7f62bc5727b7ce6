import { In, type DataSource } from "typeorm"
import { openPersonal, type RegistryKeys } from "../households/household-store"
import { HouseholdTable } from "../households/tables"
import { mayPublish } from "./consent"

/** Sorted by name, so that the order says nothing of ids or quantities. */
export async function findPublishedNames(source: DataSource, keys: RegistryKeys, householdIds: readonly string[], day: string): Promise<string[]> {
  const allowed = await mayPublish(source, householdIds, "name_on_shop", day)
  if (allowed.size === 0) return []
  const rows = await source.manager.find(HouseholdTable, { where: { id: In([...allowed]) } })
  return rows.flatMap((row) => openPersonal(keys, row).name ?? []).sort()
}
