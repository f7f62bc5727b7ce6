import { migrateBenefit } from "../modules/benefit/database/migrate"
import { migrateRegistry } from "../modules/registry/database/migrate"
import { createRolesAndSchemas } from "./create-roles"
import { BadRoleUrl, readRoleUrl, type RoleUrl } from "./role-url"

/** The connections the two guarded schemas are built with; see docs/architecture.md for the variables. */
export type GuardedDatabase = {
  /** `DATABASE_URL`; used only to create missing roles and schemas, and only if that role may */
  adminUrl?: string
  benefitOwnerUrl: string
  benefitUrl: string
  registryOwnerUrl: string
  registryUrl: string
}

/**
 * Brings schemas `benefit` and `registry` to this version: roles, schemas, tables, grants. Idempotent and resumable:
 * each migration is one transaction, grants are set anew each time, everything under advisory locks.
 * @throws BadRoleUrl when owner and runtime role are the same, since append-only would then mean nothing.
 */
export async function migrateBenefitAndRegistry(database: GuardedDatabase): Promise<void> {
  const benefit = { schema: "benefit", ...roles("BENEFIT", database.benefitOwnerUrl, database.benefitUrl) }
  const registry = { schema: "registry", ...roles("REGISTRY", database.registryOwnerUrl, database.registryUrl) }
  if (database.adminUrl) await createRolesAndSchemas(database.adminUrl, [benefit, registry])
  await migrateRegistry(database.registryOwnerUrl, registry.runtime.role)
  await migrateBenefit(database.benefitOwnerUrl, benefit.runtime.role)
}

/** The same, from the environment; `*_OWNER_DATABASE_URL` must be set. */
export function guardedDatabaseFrom(environment: NodeJS.ProcessEnv): GuardedDatabase {
  const need = (variable: string): string => {
    const value = environment[variable]
    if (!value) throw new BadRoleUrl(variable, "is not set")
    return value
  }
  return {
    adminUrl: environment.DATABASE_URL,
    benefitOwnerUrl: need("BENEFIT_OWNER_DATABASE_URL"),
    benefitUrl: need("BENEFIT_DATABASE_URL"),
    registryOwnerUrl: need("REGISTRY_OWNER_DATABASE_URL"),
    registryUrl: need("REGISTRY_DATABASE_URL"),
  }
}

function roles(room: string, ownerUrl: string, runtimeUrl: string): { owner: RoleUrl; runtime: RoleUrl } {
  const owner = readRoleUrl(`${room}_OWNER_DATABASE_URL`, ownerUrl)
  const runtime = readRoleUrl(`${room}_DATABASE_URL`, runtimeUrl)
  if (owner.role === runtime.role) throw new BadRoleUrl(`${room}_DATABASE_URL`, "must use another role than the schema's owner")
  return { owner, runtime }
}
