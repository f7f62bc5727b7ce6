import { randomBytes } from "node:crypto"
import { rmSync } from "node:fs"
import { asSuperuser, environmentOf, migrateShop, SERVER, SHOP_TEMPLATE } from "./test-shop"

/** Before all integration tests: one database with every schema, which each test shop copies instead of migrating its own. */
export default async function setup(): Promise<() => Promise<void>> {
  const database = `template_${randomBytes(5).toString("hex")}`
  const env = environmentOf(SERVER, database, 1)
  await asSuperuser(SERVER, `create database ${database}`)
  await migrateShop(env)
  process.env[SHOP_TEMPLATE] = database
  return async () => {
    rmSync(String(env.FILES_DIR), { recursive: true, force: true })
    await asSuperuser(SERVER, `drop database if exists ${database} with (force)`)
  }
}
