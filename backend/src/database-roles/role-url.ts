/** A connection string of one of our roles, taken apart. */
export type RoleUrl = { role: string; password: string; database: string }

/** Thrown when a role URL cannot be used; the message names the variable, never the password. */
export class BadRoleUrl extends Error {
  constructor(readonly variable: string, problem: string) {
    super(`${variable} ${problem}`)
    this.name = "BadRoleUrl"
  }
}

/**
 * Takes the role, its password and the database out of a PostgreSQL URL.
 * @throws BadRoleUrl when a part is missing, because creating a role without a password would open the ledger.
 */
export function readRoleUrl(variable: string, value: string): RoleUrl {
  let url: URL
  try {
    url = new URL(value)
  } catch {
    throw new BadRoleUrl(variable, "is not a URL")
  }
  const parts = { role: decodeURIComponent(url.username), password: decodeURIComponent(url.password), database: decodeURIComponent(url.pathname.slice(1)) }
  if (!parts.role || !parts.password || !parts.database) throw new BadRoleUrl(variable, "needs a role, a password and a database")
  return parts
}
