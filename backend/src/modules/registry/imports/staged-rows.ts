import type { EntityManager } from "typeorm"
import type { RegistryKeys } from "../households/household-store"
import { seal, unseal } from "../sealing/seal"
import type { RowTexts } from "./check-row"
import { compareRow, type Plan, type Recorded } from "./compare-row"
import { planDigest, type JudgedRow, placeOf } from "./judge-rows"
import { keyAt, loadPersons, loadRecorded } from "./load-recorded"
import { importPlace } from "./tables"

/** A row that waits to be written: what it says, and the digest of what it would do. */
export type StagedRow = { id: string; rowNumber: number; duplicateKey: string; planDigest: string; texts: RowTexts; cooperativeId: string | null }

/** Keeps the rows that would write something. */
export async function stageRows(manager: EntityManager, keys: RegistryKeys, importId: string, rows: readonly JudgedRow[]): Promise<void> {
  if (rows.length === 0) return
  await manager.query(
    `insert into registry.household_import_row (import_id, row_number, household_id, base_version, county_code, household_code, duplicate_key, plan_digest, sealed)
      select $1, r.* from unnest($2::int[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[]) as r`,
    [importId, rows.map(({ number }) => number), rows.map(({ recorded }) => recorded?.id ?? null), rows.map(({ recorded }) => recorded?.version ?? null), rows.map(({ texts }) => texts.county_code), rows.map(({ texts }) => texts.household_code),
      rows.map(({ duplicateKey }) => duplicateKey), rows.map(({ plan, recorded }) => planDigest(keys, plan, recorded)), rows.map(({ number, texts, cooperativeId }) => seal(keys.sealing, importPlace.row(importId, number), JSON.stringify({ texts, cooperativeId })))],
  )
}

type Stored = { id: string; row_number: number; duplicate_key: string; plan_digest: string; sealed: string }
const STORED = "r.id, r.row_number, r.duplicate_key, r.plan_digest, r.sealed"

/** The first rows that still wait, in the order of the sheet. */
export async function waitingRows(manager: EntityManager, keys: RegistryKeys, importId: string, limit: number): Promise<StagedRow[]> {
  const rows: Stored[] = await manager.query(`select ${STORED} from registry.household_import_row r where r.import_id = $1 order by r.row_number limit $2`, [importId, limit])
  return rows.map((row) => stagedOf(keys, importId, row))
}

/** Rows whose household, or whose person, has changed in the register since the check: most of them still would do the same. */
export async function movedRows(manager: EntityManager, keys: RegistryKeys, importId: string, limit: number): Promise<StagedRow[]> {
  const rows: Stored[] = await manager.query(
    `select ${STORED} from registry.household_import_row r left join registry.household h on h.id = r.household_id
      where r.import_id = $1 and (
        (r.household_id is not null and h.version <> r.base_version)
        or (r.household_id is null and exists (select 1 from registry.household n where n.county_code = r.county_code and n.household_code = r.household_code))
        or exists (select 1 from registry.household p where p.duplicate_key = r.duplicate_key and p.id is distinct from r.household_id))
      order by r.row_number limit $2`, [importId, limit])
  return rows.map((row) => stagedOf(keys, importId, row))
}

function stagedOf(keys: RegistryKeys, importId: string, row: Stored): StagedRow {
  const { texts, cooperativeId } = JSON.parse(unseal(keys.sealing, importPlace.row(importId, row.row_number), row.sealed)) as Pick<StagedRow, "texts" | "cooperativeId">
  return { id: row.id, rowNumber: row.row_number, duplicateKey: row.duplicate_key, planDigest: row.plan_digest, texts, cooperativeId }
}

export type ReadyRow = StagedRow & { plan: Plan; recorded: Recorded | null }

/** Compares staged rows with the register once more: those that would do what was checked, and those that would not. */
export async function compareAgain(manager: EntityManager, keys: RegistryKeys, rows: readonly StagedRow[], lock: boolean): Promise<{ ready: ReadyRow[]; moved: StagedRow[] }> {
  const recorded = await loadRecorded(manager, keys, rows.map(({ texts }) => placeOf(texts)), lock)
  const persons = await loadPersons(manager, rows.map(({ duplicateKey }) => duplicateKey))
  const ready: ReadyRow[] = []
  const moved: StagedRow[] = []
  for (const row of rows) {
    const now = recorded.get(keyAt(placeOf(row.texts))) ?? null
    const person = persons.get(row.duplicateKey)
    const { plan, problems } = compareRow(row.texts, now, row.cooperativeId)
    const isAsChecked = problems.length === 0 && (!person || person.id === now?.id) && planDigest(keys, plan, now) === row.planDigest
    if (isAsChecked) ready.push({ ...row, plan, recorded: now })
    else moved.push(row)
  }
  return { ready, moved }
}
