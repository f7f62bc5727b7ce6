import { randomBytes } from "node:crypto"
import { In, type DataSource, type EntityManager } from "typeorm"
import { writeAccess, type Asking } from "../access/access-log"
import { maskDigits, maskName } from "../sealing/mask"
import { duplicateKey, seal, unseal, type SealingKeys } from "../sealing/seal"
import { HouseholdRegisteredTwice, type MaskedHousehold, type NewHousehold } from "./household"
import { HouseholdTable, type HouseholdKind, type HouseholdRow } from "./tables"

export type RegistryKeys = { sealing: SealingKeys; hmac: Buffer }
export type Personal = { name: string | null; phone: string | null; bankAccount: string | null }
type NewRow = Omit<HouseholdRow, "town_code" | "version" | "changed_at" | "erased_at" | "status_from" | "status_to">

/** Where a personal field is sealed; the household's id and the field are authenticated. */
export const personalPlace = (id: string, field: "name" | "phone" | "bank"): string => `${id}/${field}`

/** Writes a batch in one transaction. @throws HouseholdRegisteredTwice and writes nothing of the batch. */
export async function insertHouseholds(source: DataSource, keys: RegistryKeys, batch: readonly NewHousehold[]): Promise<string[]> {
  return source.transaction((manager) => insertBatch(manager, keys, batch))
}

/** The same inside a transaction of the caller's. @throws HouseholdRegisteredTwice */
export async function insertBatch(manager: EntityManager, keys: RegistryKeys, batch: readonly NewHousehold[]): Promise<string[]> {
  const rows = batch.map((household) => sealedRow(keys, household))
  await refuseDuplicates(manager, rows)
  await insertRows(manager, rows).catch((error: unknown) => {
    throw isUniqueViolation(error) ? new HouseholdRegisteredTwice(rows.length === 1 ? (rows[0]?.household_code ?? "") : "of this batch") : error
  })
  await insertStatuses(manager, batch.map((h, i) => ({ householdId: rowAt(rows, i).id, kind: h.kind, enteredOn: h.statusFrom, leftOn: h.statusTo ?? null, recordedBy: h.recordedBy ?? "seed", reason: h.reason ?? "建档" })))
  await insertMemberships(manager, batch.flatMap((h, i) => h.memberships.map((m) => ({ householdId: rowAt(rows, i).id, cooperativeId: m.cooperativeId, from: m.from, to: m.to ?? null, recordedBy: h.recordedBy ?? "seed" }))))
  return rows.map((row) => row.id)
}

// Hundreds of rows in one statement each: a list of fifty thousand households is written this way.

async function insertRows(manager: EntityManager, rows: readonly NewRow[]): Promise<void> {
  const column = (name: keyof NewRow) => rows.map((row) => row[name])
  await manager.query(
    `insert into registry.household (id, county_code, household_code, village_code, village_name, kind, member_count, name_sealed, phone_sealed, bank_sealed, duplicate_key, is_demo)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::text[], $9::text[], $10::text[], $11::text[], $12::boolean[])`,
    (["id", "county_code", "household_code", "village_code", "village_name", "kind", "member_count", "name_sealed", "phone_sealed", "bank_sealed", "duplicate_key", "is_demo"] as const).map(column))
}

type NewStatus = { householdId: string; kind: HouseholdKind; enteredOn: string; leftOn: string | null; recordedBy: string; reason: string }

/** Adds to the status histories of many households. */
export async function insertStatuses(manager: EntityManager, statuses: readonly NewStatus[]): Promise<void> {
  if (statuses.length > 0) await manager.query(
    "insert into registry.household_status (household_id, kind, entered_on, left_on, recorded_by, reason) select * from unnest($1::text[], $2::text[], $3::date[], $4::date[], $5::text[], $6::text[])",
    [statuses.map((s) => s.householdId), statuses.map((s) => s.kind), statuses.map((s) => s.enteredOn), statuses.map((s) => s.leftOn), statuses.map((s) => s.recordedBy), statuses.map((s) => s.reason)])
}

type NewMembership = { householdId: string; cooperativeId: string; from: string; to: string | null; recordedBy: string }

/** Begins memberships of many households. */
export async function insertMemberships(manager: EntityManager, memberships: readonly NewMembership[]): Promise<void> {
  if (memberships.length > 0) await manager.query(
    "insert into registry.membership (household_id, cooperative_id, from_day, to_day, recorded_by) select * from unnest($1::text[], $2::text[], $3::date[], $4::date[], $5::text[])",
    [memberships.map((m) => m.householdId), memberships.map((m) => m.cooperativeId), memberships.map((m) => m.from), memberships.map((m) => m.to), memberships.map((m) => m.recordedBy)])
}

/** Households in the order of their ids, masked; unknown ids are left out. */
export async function findMasked(source: DataSource, keys: RegistryKeys, ids: readonly string[]): Promise<MaskedHousehold[]> {
  return (await source.manager.find(HouseholdTable, { where: { id: In([...ids]) }, order: { id: "ASC" } })).map((row) => maskedOf(keys, row))
}

/** Opens one household's personal data after writing down who asked and why; the log line commits first or nothing is shown. */
export async function unmaskLogged(source: DataSource, keys: RegistryKeys, asked: Asking & { householdId: string }): Promise<Personal | null> {
  const row = await source.manager.findOneBy(HouseholdTable, { id: asked.householdId })
  if (!row) return null
  const personal = openPersonal(keys, row)
  await writeAccess(source.manager, asked, { action: "unmask", household_id: row.id, county_code: row.county_code, fields: ["name", "phone", "bank_account"] }, Object.values(personal))
  return personal
}

/** The one way from a row to what lists show. */
export function maskedOf(keys: RegistryKeys, row: HouseholdRow): MaskedHousehold {
  const { name, phone, bankAccount } = openPersonal(keys, row)
  return { ...publicPart(row), name: name && maskName(name), phone: phone && maskDigits(phone), bankAccount: bankAccount && maskDigits(bankAccount) }
}

/** Personal data in the clear: only for masking, and behind a line of the access log. @throws SealBroken */
export function openPersonal(keys: RegistryKeys, row: HouseholdRow): Personal {
  const open = (field: "name" | "phone" | "bank", sealed: string | null): string | null => (sealed === null ? null : unseal(keys.sealing, personalPlace(row.id, field), sealed))
  return { name: open("name", row.name_sealed), phone: open("phone", row.phone_sealed), bankAccount: open("bank", row.bank_sealed) }
}

/** Whether an error is PostgreSQL's refusal of a second row under one key. */
export const isUniqueViolation = (error: unknown): boolean => typeof error === "object" && error !== null && "code" in error && error.code === "23505"

function sealedRow(keys: RegistryKeys, household: NewHousehold): NewRow {
  const id = household.id ?? `hh_${randomBytes(10).toString("hex")}`
  return {
    id,
    county_code: household.countyCode,
    household_code: household.householdCode,
    village_code: household.villageCode,
    village_name: household.villageName,
    kind: household.kind,
    member_count: household.memberCount ?? null,
    name_sealed: seal(keys.sealing, personalPlace(id, "name"), household.name),
    phone_sealed: seal(keys.sealing, personalPlace(id, "phone"), household.phone),
    bank_sealed: household.bankAccount ? seal(keys.sealing, personalPlace(id, "bank"), household.bankAccount) : null,
    duplicate_key: duplicateKey(keys.hmac, household),
    is_demo: household.isDemo ?? false,
  }
}

async function refuseDuplicates(manager: EntityManager, rows: readonly NewRow[]): Promise<void> {
  const seen = new Set<string | null>()
  for (const row of rows) {
    if (seen.has(row.duplicate_key)) throw new HouseholdRegisteredTwice(row.household_code)
    seen.add(row.duplicate_key)
  }
  const keys = rows.flatMap((row) => row.duplicate_key ?? [])
  const existing = await manager.findOneBy(HouseholdTable, { duplicate_key: In(keys) })
  if (existing) throw new HouseholdRegisteredTwice(rows.find((row) => row.duplicate_key === existing.duplicate_key)?.household_code ?? existing.household_code)
}

function publicPart(row: HouseholdRow): Omit<MaskedHousehold, keyof Personal> {
  return {
    id: row.id, countyCode: row.county_code, householdCode: row.household_code, townCode: row.town_code, villageCode: row.village_code, villageName: row.village_name, kind: row.kind,
    statusFrom: row.status_from, statusTo: row.status_to, memberCount: row.member_count, isDemo: row.is_demo, isErased: row.erased_at !== null, version: row.version,
  }
}

function rowAt<Row>(rows: readonly Row[], index: number): Row {
  const row = rows[index]
  if (!row) throw new RangeError(`no household at ${index}`)
  return row
}
