import type { DataSource } from "typeorm"
import { personalPlace } from "../households/household-store"
import { importPlace } from "../imports/tables"
import { seal, unseal, type SealingKeys } from "../sealing/seal"
import type { SealedFolder } from "../sealing/sealed-folder"

const BATCH = 500

type SealedRow = { id: string; household_id?: string; import_id?: string; row_number?: number }

/** A sealed column: where it stands, and under which place each row's value is sealed. */
type Sealed = { table: string; key: string; idType: "text" | "bigint"; column: string; place: (row: SealedRow) => string }

const SEALED: readonly Sealed[] = [
  { table: "household", key: "id", idType: "text", column: "name_sealed", place: ({ id }) => personalPlace(id, "name") },
  { table: "household", key: "id", idType: "text", column: "phone_sealed", place: ({ id }) => personalPlace(id, "phone") },
  { table: "household", key: "id", idType: "text", column: "bank_sealed", place: ({ id }) => personalPlace(id, "bank") },
  { table: "consent", key: "id, household_id", idType: "bigint", column: "note_sealed", place: ({ household_id }) => `${household_id}/consent` },
  { table: "evidence_file", key: "id", idType: "text", column: "name_sealed", place: ({ id }) => `${id}/name` },
  { table: "household_import", key: "id", idType: "text", column: "name_sealed", place: ({ id }) => importPlace.name(id) },
  { table: "household_import_row", key: "id, import_id, row_number", idType: "bigint", column: "sealed", place: ({ import_id, row_number }) => importPlace.row(String(import_id), Number(row_number)) },
  { table: "household_import_line", key: "id, import_id, row_number", idType: "bigint", column: "sealed", place: ({ import_id, row_number }) => importPlace.line(String(import_id), Number(row_number)) },
]

export type Rotated = Record<string, number>

/**
 * Seals everything under the current key, a batch at a time. Needs the schema's owner: the serving role may not touch a
 * consent. Safe to kill and to repeat: what is sealed under the current key is left alone, and a value that somebody
 * changed meanwhile (he sealed it under the current key) is not put back.
 * @throws SealBroken when a key that still seals something is not given any more.
 */
export async function rotateKeys(source: DataSource, keys: SealingKeys, folders: readonly SealedFolder[]): Promise<Rotated> {
  const rotated: Rotated = {}
  for (const sealed of SEALED) rotated[`${sealed.table}.${sealed.column}`] = await rotateColumn(source, keys, sealed)
  rotated.files = 0
  for (const folder of folders) for await (const { id } of folder.list()) if (await folder.reseal(id)) rotated.files += 1
  return rotated
}

async function rotateColumn(source: DataSource, keys: SealingKeys, { table, key, idType, column, place }: Sealed): Promise<number> {
  for (let total = 0, after: string | null = null; ; ) {
    const rows: (SealedRow & { sealed: string })[] = await source.query(
      `select ${key}, ${column} as sealed from registry.${table} where split_part(${column}, '.', 2) <> $1 and ($2::${idType} is null or id > $2::${idType}) order by id limit ${BATCH}`, [keys.current, after])
    const last = rows.at(-1)
    if (!last) return total
    await source.query(
      `update registry.${table} t set ${column} = n.fresh from unnest($1::${idType}[], $2::text[], $3::text[]) as n (id, stale, fresh) where t.id = n.id and t.${column} = n.stale`,
      [rows.map(({ id }) => id), rows.map(({ sealed }) => sealed), rows.map((row) => seal(keys, place(row), unseal(keys, place(row), row.sealed)))])
    total += rows.length
    after = last.id
  }
}
