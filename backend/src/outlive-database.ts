import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { isDatabaseGone } from "./database-gone"

/** How long a request waits for a free connection of a database that answers. */
const WAIT_FOR_CONNECTION_MS = 30_000

/** The part of Medusa's shared connection pool (knex, tarn) that its configuration does not reach. */
interface PoolOwner {
  client: { pool: { acquireTimeoutMillis: number; propagateCreateError: boolean } }
}

/**
 * A request for a connection that cannot be opened is refused at once instead of after a minute, so that doors answer 503 while
 * PostgreSQL is away and serve as soon as it is back. Waiting in the queue for a busy connection stays possible.
 */
export function refuseWithoutDatabase(container: Pick<MedusaContainer, "resolve">): void {
  const { pool } = container.resolve<PoolOwner>(ContainerRegistrationKeys.PG_CONNECTION).client
  pool.propagateCreateError = true
  pool.acquireTimeoutMillis = WAIT_FOR_CONNECTION_MS
}

/** What the database's going leaves behind: its own errors, and knex's words for a query sent in a transaction that broke with its connection before the caller heard of that. */
export const isLeftByDatabase = (reason: unknown): boolean => isDatabaseGone(reason) || (reason instanceof Error && /Transaction query already complete/.test(reason.message))

/**
 * A transaction that the driver began for nobody (its caller has given up), or a query still sent in one that broke, rejects unheard when
 * the database goes. That ends no server; anything else nobody catches still does.
 */
export function outliveDatabase(): void {
  process.on("unhandledRejection", (reason) => {
    if (!isLeftByDatabase(reason)) throw reason
    console.error(`The database went away under a transaction nobody waits for: ${reason instanceof Error ? reason.message : String(reason)}`)
  })
}
