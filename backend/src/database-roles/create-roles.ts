import { Client, escapeIdentifier, escapeLiteral } from "pg"
import { readRoleUrl, type RoleUrl } from "./role-url"

/** One schema and the two roles that may touch it: the owner migrates, the runtime role reads and appends. */
export type GuardedSchema = { schema: string; owner: RoleUrl; runtime: RoleUrl }

const ROLE_LOCK = 7_305_114

/**
 * Creates the roles and schemas that are missing. Needs a connection that may create roles (the embedded engine's);
 * where it may not, it leaves everything to whoever prepared the database (production, see docs/operations).
 * Safe to repeat and to kill: every statement is idempotent and runs under one advisory lock.
 */
export async function createRolesAndSchemas(adminUrl: string, schemas: readonly GuardedSchema[]): Promise<"created" | "not_allowed"> {
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    if (!(await mayCreateRoles(admin))) return "not_allowed"
    await admin.query("select pg_advisory_lock($1)", [ROLE_LOCK])
    const { database } = readRoleUrl("DATABASE_URL", adminUrl)
    for (const guarded of schemas) await createGuardedSchema(admin, database, guarded)
    return "created"
  } finally {
    await admin.end()
  }
}

async function mayCreateRoles(admin: Client): Promise<boolean> {
  const { rows } = await admin.query<{ allowed: boolean }>("select rolsuper or rolcreaterole as allowed from pg_roles where rolname = current_user")
  return rows[0]?.allowed === true
}

async function createGuardedSchema(admin: Client, database: string, { schema, owner, runtime }: GuardedSchema): Promise<void> {
  await createRole(admin, owner)
  await createRole(admin, runtime)
  await admin.query(`grant ${escapeIdentifier(owner.role)} to current_user`)
  const { rowCount } = await admin.query("select 1 from pg_namespace where nspname = $1", [schema])
  if (rowCount === 0) await admin.query(`create schema ${escapeIdentifier(schema)} authorization ${escapeIdentifier(owner.role)}`)
  await admin.query(`revoke all on schema ${escapeIdentifier(schema)} from public`)
  await admin.query(`grant connect on database ${escapeIdentifier(database)} to ${escapeIdentifier(owner.role)}, ${escapeIdentifier(runtime.role)}`)
}

async function createRole(admin: Client, { role, password }: RoleUrl): Promise<void> {
  const { rowCount } = await admin.query("select 1 from pg_roles where rolname = $1", [role])
  const verb = rowCount === 0 ? "create" : "alter"
  await admin.query(`${verb} role ${escapeIdentifier(role)} login nosuperuser nocreatedb nocreaterole noreplication password ${escapeLiteral(password)}`)
}
