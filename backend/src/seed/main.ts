import "./quiet-log"
import path from "node:path"
import loaders from "@medusajs/medusa/loaders/index"
import express from "express"
import { readEnvironment } from "../environment"
import { fillShop } from "./fill-shop"

/** Thrown when somebody would put demo households and public passwords into a real shop. */
class NoSeedInProduction extends Error {
  constructor() {
    super("SHOP_MODE is production: demo goods, demo households and public passwords do not belong there")
    this.name = "NoSeedInProduction"
  }
}

async function main(): Promise<void> {
  const environment = readEnvironment()
  if (environment.SHOP_MODE === "production") throw new NoSeedInProduction()
  const directory = path.resolve(__dirname, "..", "..")
  process.chdir(directory)
  process.env.MEDUSA_WORKER_MODE = "server"
  const started = Date.now()
  const say = (what: string): void => console.log(`seed ${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s  ${what}`)
  const { container, shutdown } = await loaders({ directory, expressApp: express(), skipLoadingEntryPoints: true })
  say("modules loaded")
  await fillShop({ container, say }, { filesDir: environment.FILES_DIR, demoDataFile: process.env.DEMO_DATA_FILE })
  await shutdown()
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.stack : error)
    process.exit(1)
  },
)
