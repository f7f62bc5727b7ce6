import type { EntityManager } from "typeorm"
import { insertBatch, insertMemberships, insertStatuses, isUniqueViolation, personalPlace, type RegistryKeys } from "../households/household-store"
import type { NewHousehold } from "../households/household"
import { seal } from "../sealing/seal"
import { kindOf } from "./check-row"
import type { ColumnKey } from "./columns"
import type { Importing } from "./check-import"
import { leftOutLine, writeLines } from "./report-lines"
import { compareAgain, waitingRows, type ReadyRow } from "./staged-rows"
import type { ImportRow } from "./tables"

const BATCH = 500

/** Written, or found that nothing waits any more. */
type Step = "more" | "done"

/**
 * Writes what waits, a batch in each transaction: the register, the row's leaving the queue and the count, all or
 * nothing. Killed anywhere and begun again, no row is written twice. `between` runs after every batch.
 */
export async function applyImport(importing: Importing, importId: string, between: () => void = () => undefined): Promise<void> {
  for (let step: Step = "more"; step === "more"; between()) step = await applyBatch(importing, importId)
  await importing.sheets.remove(importId)
}

async function applyBatch({ source, keys }: Importing, importId: string): Promise<Step> {
  return source.transaction(async (manager) => {
    const [imported]: ImportRow[] = await manager.query("select * from registry.household_import where id = $1 for update", [importId])
    if (imported?.state !== "applying") return "done"
    const rows = await waitingRows(manager, keys, importId, BATCH)
    if (rows.length === 0) {
      await manager.query("update registry.household_import set state = 'applied', applied_at = now(), changed_at = now() where id = $1", [importId])
      return "done"
    }
    const { ready, moved } = await compareAgain(manager, keys, rows, true)
    const actor = String(imported.accepted_by)
    await registerNew(manager, keys, actor, importId, ready.filter(({ recorded }) => recorded === null))
    await correct(manager, keys, actor, importId, ready.filter(({ recorded }) => recorded !== null))
    await writeLines(manager, keys.sealing, importId, moved.map(({ rowNumber }) => leftOutLine(rowNumber)))
    await manager.query("delete from registry.household_import_row where id = any($1::bigint[])", [rows.map(({ id }) => id)])
    await manager.query("update registry.household_import set applied_rows = applied_rows + $2, left_out_rows = left_out_rows + $3, changed_at = now() where id = $1", [importId, ready.length, moved.length])
    return "more"
  })
}

/** Whether a batch met a household that somebody registered in the same moment: it is compared again and begun again. */
export const metAnother = (error: unknown): boolean => isUniqueViolation(error) || (error instanceof Error && error.name === "HouseholdRegisteredTwice")

async function registerNew(manager: EntityManager, keys: RegistryKeys, actor: string, importId: string, rows: readonly ReadyRow[]): Promise<void> {
  if (rows.length > 0) await insertBatch(manager, keys, rows.map(({ texts, cooperativeId }): NewHousehold => ({
    countyCode: texts.county_code, householdCode: texts.household_code, villageCode: texts.village_code, villageName: texts.village_name, kind: kindOf(texts.kind) ?? "general", name: texts.name, phone: texts.phone,
    ...(texts.bank_account !== "" && { bankAccount: texts.bank_account }), ...(texts.member_count !== "" && { memberCount: Number(texts.member_count) }),
    statusFrom: texts.entered_on, ...(texts.left_on !== "" && { statusTo: texts.left_on }), memberships: cooperativeId === null ? [] : [{ cooperativeId, from: texts.joined_on }], recordedBy: actor, reason: reasonOf(importId),
  })))
}

const reasonOf = (importId: string): string => `批量导入 ${importId}`

/** Corrects households in three statements, whatever their number; each moves on by one version. */
async function correct(manager: EntityManager, keys: RegistryKeys, actor: string, importId: string, rows: readonly ReadyRow[]): Promise<void> {
  const homes = rows.flatMap((row) => (row.recorded ? [{ ...row, id: row.recorded.id, recorded: row.recorded, changes: new Set<ColumnKey>(row.plan.changes) }] : []))
  if (homes.length === 0) return
  const where = (key: ColumnKey) => homes.map(({ changes, texts }) => (changes.has(key) ? texts[key] : null))
  const sealed = (key: "name" | "phone" | "bank_account", field: "name" | "phone" | "bank") => homes.map(({ id, changes, texts }) => (changes.has(key) ? seal(keys.sealing, personalPlace(id, field), texts[key]) : null))
  await manager.query(
    `update registry.household h set village_code = coalesce(n.village_code, h.village_code), village_name = coalesce(n.village_name, h.village_name), member_count = coalesce(n.member_count, h.member_count),
        name_sealed = coalesce(n.name, h.name_sealed), phone_sealed = coalesce(n.phone, h.phone_sealed), bank_sealed = coalesce(n.bank, h.bank_sealed), duplicate_key = coalesce(n.duplicate_key, h.duplicate_key), version = h.version + 1, changed_at = now()
      from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[]) as n (id, village_code, village_name, member_count, name, phone, bank, duplicate_key) where h.id = n.id`,
    [homes.map(({ id }) => id), where("village_code"), where("village_name"), where("member_count").map((text) => (text === null ? null : Number(text))), sealed("name", "name"), sealed("phone", "phone"), sealed("bank_account", "bank"),
      homes.map(({ changes, duplicateKey }) => (changes.has("name") || changes.has("phone") ? duplicateKey : null))],
  )
  const statuses = homes.filter(({ changes }) => changes.has("kind") || changes.has("entered_on") || changes.has("left_on"))
  await insertStatuses(manager, statuses.map(({ id, texts }) => ({ householdId: id, kind: kindOf(texts.kind) ?? "general", enteredOn: texts.entered_on, leftOn: texts.left_on || null, recordedBy: actor, reason: reasonOf(importId) })))
  await insertMemberships(manager, homes.flatMap(({ id, changes, cooperativeId, texts }) => (changes.has("credit_code") && cooperativeId !== null ? [{ householdId: id, cooperativeId, from: texts.joined_on, to: null, recordedBy: actor }] : [])))
}
