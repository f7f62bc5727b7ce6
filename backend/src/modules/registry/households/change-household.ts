import type { DataSource, EntityManager } from "typeorm"
import { duplicateKey, seal } from "../sealing/seal"
import { HouseholdChangedMeanwhile, HouseholdErased, HouseholdRegisteredTwice, type HouseholdChange } from "./household"
import { isUniqueViolation, openPersonal, personalPlace, type RegistryKeys } from "./household-store"
import { HouseholdTable, type HouseholdRow } from "./tables"

/**
 * Runs one change of a household under its lock: whoever read an older version is refused, and the version moves on.
 * @throws HouseholdChangedMeanwhile
 */
export async function atVersion<Answer>(source: DataSource, asked: { householdId: string; version: number }, change: (manager: EntityManager, row: HouseholdRow) => Promise<Answer>): Promise<Answer> {
  return source.transaction(async (manager) => {
    const row = await manager.findOne(HouseholdTable, { where: { id: asked.householdId }, lock: { mode: "pessimistic_write" } })
    if (!row || row.version !== asked.version) throw new HouseholdChangedMeanwhile(asked.householdId, asked.version)
    const answer = await change(manager, row)
    await manager.update(HouseholdTable, { id: row.id }, { version: row.version + 1, changed_at: new Date() })
    return answer
  })
}

/** Corrects what stands in a household's row. @throws HouseholdErased, HouseholdRegisteredTwice */
export async function changeHousehold(manager: EntityManager, keys: RegistryKeys, row: HouseholdRow, change: HouseholdChange): Promise<void> {
  const isPersonal = change.name !== undefined || change.phone !== undefined || change.bankAccount !== undefined
  if (row.erased_at && isPersonal) throw new HouseholdErased(row.id)
  const columns = {
    ...(change.villageCode !== undefined && { village_code: change.villageCode }),
    ...(change.villageName !== undefined && { village_name: change.villageName }),
    ...(change.memberCount !== undefined && { member_count: change.memberCount }),
    ...(isPersonal && sealedChange(keys, row, change)),
  }
  if (Object.keys(columns).length === 0) return
  await manager.update(HouseholdTable, { id: row.id }, columns).catch((error: unknown) => {
    throw isUniqueViolation(error) ? new HouseholdRegisteredTwice(row.household_code) : error
  })
}

function sealedChange(keys: RegistryKeys, row: HouseholdRow, change: HouseholdChange): Partial<HouseholdRow> {
  const before = openPersonal(keys, row)
  const name = change.name ?? before.name ?? ""
  const phone = change.phone ?? before.phone ?? ""
  return {
    ...(change.name !== undefined && { name_sealed: seal(keys.sealing, personalPlace(row.id, "name"), change.name) }),
    ...(change.phone !== undefined && { phone_sealed: seal(keys.sealing, personalPlace(row.id, "phone"), change.phone) }),
    ...(change.bankAccount !== undefined && { bank_sealed: change.bankAccount === null ? null : seal(keys.sealing, personalPlace(row.id, "bank"), change.bankAccount) }),
    duplicate_key: duplicateKey(keys.hmac, { countyCode: row.county_code, name, phone }),
  }
}
