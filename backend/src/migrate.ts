import path from "node:path"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { migrate } from "@medusajs/medusa/commands/db/migrate"
import { initializeContainer } from "@medusajs/medusa/loaders/index"
import { guardedDatabaseFrom, migrateBenefitAndRegistry } from "./database-roles/migrate-guarded-schemas"
import { readEnvironment } from "./environment"

/** Brings every schema to this version: the ledger's and the register's first, then commerce and its links. Safe to repeat; a rerun after a kill completes. */
async function main(): Promise<void> {
  readEnvironment()
  await migrateBenefitAndRegistry(guardedDatabaseFrom(process.env))
  const directory = path.resolve(__dirname, "..")
  process.chdir(directory)
  process.env.MEDUSA_WORKER_MODE = "server"
  const container = await initializeContainer(directory)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const done = await migrate({ directory, executeAllLinks: true, executeSafeLinks: true, executeAllSearch: true, executeSafeSearch: true, skipLinks: false, skipScripts: true, skipSearch: false, logger, container })
  if (!done) throw new Error("the commerce migrations did not complete")
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.stack : error)
    process.exit(1)
  },
)
