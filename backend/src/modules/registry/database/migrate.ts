import { openRegistry } from "./open"

const MIGRATION_LOCK = 7_305_115

/**
 * What the runtime role may do, table by table; everything else is refused. It corrects and erases a household's sealed
 * columns, but a household's codes, kind and histories have no UPDATE grant: only the owner's triggers move a kind.
 * What is deleted are an import's rows and report lines, when they have done their work.
 */
const GRANTS: Record<string, string> = {
  household: "select, insert, update (village_code, village_name, member_count, name_sealed, phone_sealed, bank_sealed, duplicate_key, version, changed_at, erased_at)",
  household_status: "select, insert",
  membership: "select, insert, update (to_day, ended_by, ended_at)",
  consent: "select, insert, update (note_sealed)",
  access_log: "select, insert",
  evidence_file: "select, insert, update (salt, name_sealed, erased_at)",
  household_import: "select, insert, update",
  household_import_row: "select, insert, delete",
  household_import_line: "select, insert, delete",
}

/** Migrates the register as its owner and sets the runtime role's grants anew. Safe to repeat and to kill. */
export async function migrateRegistry(ownerUrl: string, runtimeRole: string): Promise<void> {
  const source = await openRegistry(ownerUrl, 2)
  const lock = source.createQueryRunner()
  try {
    await lock.query("select pg_advisory_lock($1)", [MIGRATION_LOCK])
    await source.runMigrations({ transaction: "each" })
    await source.transaction(async (manager) => {
      const role = source.driver.escape(runtimeRole)
      await manager.query(`grant usage on schema registry to ${role}`)
      await manager.query(`revoke all on all tables in schema registry from ${role}`)
      for (const [table, privileges] of Object.entries(GRANTS)) await manager.query(`grant ${privileges} on registry.${table} to ${role}`)
    })
  } finally {
    await lock.release()
    await source.destroy()
  }
}
