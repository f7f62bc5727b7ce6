import type { DataSource } from "typeorm"
import { writeAccess, type Asking } from "../access/access-log"
import { openPersonal, type RegistryKeys } from "../households/household-store"
import { HouseholdChangedMeanwhile, HouseholdErased } from "../households/household"
import { HouseholdTable } from "../households/tables"

/** Thrown when the code that was typed to confirm is not the household's. */
export class ErasureNotConfirmed extends Error {
  readonly code = "erasure_not_confirmed"
  constructor(readonly householdId: string) {
    super(`the typed household code is not that of ${householdId}`)
    this.name = "ErasureNotConfirmed"
  }
}

/**
 * Forgets the person behind a household for good: name, phone, account, the duplicate key and the texts of consents
 * (PIPL 47). The id, the codes and the histories stay, so the ledger's figures stay; nothing can bring the person back.
 * @throws ErasureNotConfirmed, HouseholdErased, HouseholdChangedMeanwhile, ReasonNamesSomebody; nothing is erased then.
 */
export async function erasePerson(source: DataSource, keys: RegistryKeys, asked: Asking & { householdId: string; version: number; typedCode: string }): Promise<void> {
  await source.transaction(async (manager) => {
    const row = await manager.findOne(HouseholdTable, { where: { id: asked.householdId }, lock: { mode: "pessimistic_write" } })
    if (!row || row.version !== asked.version) throw new HouseholdChangedMeanwhile(asked.householdId, asked.version)
    if (row.erased_at) throw new HouseholdErased(row.id)
    if (row.household_code !== asked.typedCode) throw new ErasureNotConfirmed(row.id)
    await writeAccess(manager, asked, { action: "erase", household_id: row.id, county_code: row.county_code, fields: ["name", "phone", "bank_account"] }, Object.values(openPersonal(keys, row)))
    await manager.update(HouseholdTable, { id: row.id }, { name_sealed: null, phone_sealed: null, bank_sealed: null, duplicate_key: null, erased_at: new Date(), version: row.version + 1 })
    await manager.query("update registry.consent set note_sealed = null where household_id = $1 and note_sealed is not null", [row.id])
  })
}
