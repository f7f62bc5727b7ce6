import { randomBytes } from "node:crypto"
import { In, type DataSource, type EntityManager } from "typeorm"
import { writeAccess, type Asking } from "../access/access-log"
import { maskDigits, maskName } from "../sealing/mask"
import { duplicateKey, seal, unseal, type SealingKeys } from "../sealing/seal"
import { HouseholdRegisteredTwice, type HouseholdFilter, type MaskedHousehold, type NewHousehold } from "./household"
import { HouseholdStatusTable, HouseholdTable, MembershipTable, type HouseholdRow } from "./tables"

export type RegistryKeys = { sealing: SealingKeys; hmac: Buffer }
type Personal = { name: string | null; phone: string | null; bankAccount: string | null }

const place = (id: string, field: string): string => `${id}/${field}`

/** Writes a batch in one transaction. @throws HouseholdRegisteredTwice and writes nothing of the batch. */
export async function insertHouseholds(source: DataSource, keys: RegistryKeys, batch: readonly NewHousehold[]): Promise<string[]> {
  const rows = batch.map((household) => sealedRow(keys, household))
  await source.transaction(async (manager) => {
    await refuseDuplicates(manager, rows)
    await manager.insert(HouseholdTable, rows)
    await manager.insert(HouseholdStatusTable, batch.map((h, i) => ({ household_id: rowAt(rows, i).id, kind: h.kind, entered_on: h.statusFrom, left_on: h.statusTo ?? null })))
    const memberships = batch.flatMap((h, i) => h.memberships.map((m) => ({ household_id: rowAt(rows, i).id, cooperative_id: m.cooperativeId, from_day: m.from, to_day: m.to ?? null })))
    if (memberships.length > 0) await manager.insert(MembershipTable, memberships)
  })
  return rows.map((row) => row.id)
}

/** Counts households; a cooperative's are those with a membership that has not ended. */
export async function countHouseholds(source: DataSource, filter: HouseholdFilter): Promise<number> {
  const query = source.getRepository(HouseholdTable).createQueryBuilder("h")
  if (filter.countyCode) query.andWhere("h.county_code = :county", { county: filter.countyCode })
  if (filter.kind) query.andWhere("h.kind = :kind", { kind: filter.kind })
  if (filter.cooperativeId) {
    query.andWhere("exists (select 1 from registry.membership m where m.household_id = h.id and m.cooperative_id = :cooperative and (m.to_day is null or m.to_day >= current_date))", { cooperative: filter.cooperativeId })
  }
  return query.getCount()
}

/** Households in the order of their ids, masked; unknown ids are left out. */
export async function findMasked(source: DataSource, keys: RegistryKeys, ids: readonly string[]): Promise<MaskedHousehold[]> {
  const rows = await source.getRepository(HouseholdTable).find({ where: { id: In([...ids]) }, order: { id: "ASC" } })
  return rows.map((row) => {
    const { name, phone, bankAccount } = openPersonal(keys, row)
    return { ...publicPart(row), name: name && maskName(name), phone: phone && maskDigits(phone), bankAccount: bankAccount && maskDigits(bankAccount) }
  })
}

/** Opens one household's personal data after writing down who asked and why; the log line commits first or nothing is shown. */
export async function unmaskLogged(source: DataSource, keys: RegistryKeys, asked: Asking & { householdId: string }): Promise<Personal | null> {
  const row = await source.getRepository(HouseholdTable).findOneBy({ id: asked.householdId })
  if (!row) return null
  const personal = openPersonal(keys, row)
  await writeAccess(source.manager, asked, { action: "unmask", household_id: row.id, county_code: row.county_code, fields: ["name", "phone", "bank_account"] }, Object.values(personal))
  return personal
}

function sealedRow(keys: RegistryKeys, household: NewHousehold): HouseholdRow {
  const id = household.id ?? `hh_${randomBytes(10).toString("hex")}`
  return {
    id,
    county_code: household.countyCode,
    household_code: household.householdCode,
    village_code: household.villageCode,
    village_name: household.villageName,
    kind: household.kind,
    name_sealed: seal(keys.sealing, place(id, "name"), household.name),
    phone_sealed: seal(keys.sealing, place(id, "phone"), household.phone),
    bank_sealed: household.bankAccount ? seal(keys.sealing, place(id, "bank"), household.bankAccount) : null,
    duplicate_key: duplicateKey(keys.hmac, household),
    is_demo: household.isDemo ?? false,
  }
}

async function refuseDuplicates(manager: EntityManager, rows: readonly HouseholdRow[]): Promise<void> {
  const seen = new Set<string | null>()
  for (const row of rows) {
    if (seen.has(row.duplicate_key)) throw new HouseholdRegisteredTwice(row.household_code)
    seen.add(row.duplicate_key)
  }
  const keys = rows.flatMap((row) => row.duplicate_key ?? [])
  const existing = await manager.findOneBy(HouseholdTable, { duplicate_key: In(keys) })
  if (existing) throw new HouseholdRegisteredTwice(rows.find((row) => row.duplicate_key === existing.duplicate_key)?.household_code ?? existing.household_code)
}

function openPersonal(keys: RegistryKeys, row: HouseholdRow): Personal {
  const open = (field: string, sealed: string | null): string | null => (sealed === null ? null : unseal(keys.sealing, place(row.id, field), sealed))
  return { name: open("name", row.name_sealed), phone: open("phone", row.phone_sealed), bankAccount: open("bank", row.bank_sealed) }
}

function publicPart(row: HouseholdRow): Omit<MaskedHousehold, keyof Personal> {
  return { id: row.id, countyCode: row.county_code, householdCode: row.household_code, villageCode: row.village_code, villageName: row.village_name, kind: row.kind, isDemo: row.is_demo }
}

function rowAt(rows: readonly HouseholdRow[], index: number): HouseholdRow {
  const row = rows[index]
  if (!row) throw new RangeError(`no household at ${index}`)
  return row
}
