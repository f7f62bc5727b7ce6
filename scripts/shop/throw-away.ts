import path from "node:path"
import { freePorts } from "./ports.js"
import { type PortName, portNames, root, type Settings } from "./settings.js"

/** A shop nobody else knows: its own folder, its own free ports, forgotten afterwards. */
export async function throwAwaySettings(name: string): Promise<Settings> {
  const ports = await freePorts(portNames.length)
  return { mode: "demo", dataDir: path.join(root, ".data", `${name}-${process.pid}`), ports: Object.fromEntries(portNames.map((port, index) => [port, ports[index]])) as Record<PortName, number> }
}

/** A variable of the caller must never lead a test to a real database, search engine or payment provider. */
export function forgetReplacements(): void {
  for (const name of ["DATABASE_URL", "BENEFIT_OWNER_DATABASE_URL", "BENEFIT_DATABASE_URL", "REGISTRY_OWNER_DATABASE_URL", "REGISTRY_DATABASE_URL", "MEILISEARCH_HOST", "MEILISEARCH_API_KEY", "REDIS_URL", "STRIPE_API_KEY", "STRIPE_API_BASE", "SHOP_MODE", "NODE_ENV", "STOREFRONT_URL", "BACKEND_URL", "ADMIN_URL"]) delete process.env[name]
  for (const name of ["STOREFRONT_PORT", "BACKEND_PORT", "ADMIN_PORT", "PAYMENT_STANDIN_PORT"]) delete process.env[name]
}
