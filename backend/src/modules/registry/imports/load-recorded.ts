import type { EntityManager } from "typeorm"
import { openPersonal, type RegistryKeys } from "../households/household-store"
import type { HouseholdRow } from "../households/tables"
import type { Membership } from "../memberships/membership"
import type { Recorded } from "./compare-row"

export type HouseholdAt = { county: string; code: string }
export const keyAt = ({ county, code }: HouseholdAt): string => `${county}/${code}`

const COLUMNS = "h.id, h.county_code, h.household_code, h.village_code, h.village_name, h.kind, h.status_from::text, h.status_to::text, h.member_count, h.name_sealed, h.phone_sealed, h.bank_sealed, h.version, h.erased_at"

/** The households of these codes as the register holds them, opened; with `lock` nobody changes them until the transaction ends. */
export async function loadRecorded(manager: EntityManager, keys: RegistryKeys, places: readonly HouseholdAt[], lock = false): Promise<Map<string, Recorded>> {
  if (places.length === 0) return new Map()
  const rows: HouseholdRow[] = await manager.query(
    `select ${COLUMNS} from registry.household h join unnest($1::text[], $2::text[]) as a (county, code) on h.county_code = a.county and h.household_code = a.code${lock ? " order by h.id for update of h" : ""}`,
    [places.map(({ county }) => county), places.map(({ code }) => code)],
  )
  const memberships = await loadMemberships(manager, rows.map(({ id }) => id))
  return new Map(rows.map((row) => [keyAt({ county: row.county_code, code: row.household_code }), {
    id: row.id, villageCode: row.village_code, villageName: row.village_name, kind: row.kind, statusFrom: row.status_from, statusTo: row.status_to, memberCount: row.member_count, isErased: row.erased_at !== null, version: row.version,
    ...openPersonal(keys, row), memberships: memberships.get(row.id) ?? [],
  }]))
}

/** Which household each of these persons is registered as. */
export async function loadPersons(manager: EntityManager, duplicateKeys: readonly string[]): Promise<Map<string, { id: string; code: string }>> {
  const rows: { duplicate_key: string; id: string; household_code: string }[] = duplicateKeys.length === 0 ? [] : await manager.query("select duplicate_key, id, household_code from registry.household where duplicate_key = any($1::text[])", [[...duplicateKeys]])
  return new Map(rows.map(({ duplicate_key, id, household_code }) => [duplicate_key, { id, code: household_code }]))
}

async function loadMemberships(manager: EntityManager, householdIds: readonly string[]): Promise<Map<string, Membership[]>> {
  const rows: { id: string; household_id: string; cooperative_id: string; from_day: string; to_day: string | null }[] = await manager.query(
    "select id, household_id, cooperative_id, from_day::text, to_day::text from registry.membership where household_id = any($1::text[]) order by id", [[...householdIds]])
  const byHousehold = new Map<string, Membership[]>()
  for (const row of rows) byHousehold.set(row.household_id, [...(byHousehold.get(row.household_id) ?? []), { id: row.id, cooperativeId: row.cooperative_id, from: row.from_day, to: row.to_day }])
  return byHousehold
}
