import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { answers, assertFree } from "./ports.js"
import { ProcessGroup } from "./processes.js"
import { step } from "./progress.js"
import { CannotStart, readSettings, root } from "./settings.js"
import { serverDir } from "./shop.js"

const needed = ["DATABASE_URL", "BENEFIT_DATABASE_URL", "REGISTRY_DATABASE_URL", "MEILISEARCH_HOST", "MEILISEARCH_API_KEY", "STRIPE_API_KEY", "STRIPE_WEBHOOK_SECRET", "JWT_SECRET", "COOKIE_SECRET", "ORDER_TOKEN_SECRET", "REGISTRY_ENCRYPTION_KEYS", "REGISTRY_HMAC_KEY", "LEDGER_SIGNING_KEY_FILE", "LEDGER_CHECKPOINT_FILE", "FILES_DIR", "EVIDENCE_DIR", "STOREFRONT_URL", "BACKEND_URL", "ADMIN_URL", "PUBLISHABLE_KEY"] as const

function assertFitForProduction(): void {
  const missing = needed.filter((name) => !process.env[name])
  if (missing.length > 0) throw new CannotStart(`Production takes everything from the environment; these are not set: ${missing.join(", ")}.`)
  if (process.env.STRIPE_API_BASE) throw new CannotStart("STRIPE_API_BASE points to a payment stand-in: unset it, production talks to the provider itself.")
  const defaults = needed.filter((name) => process.env[name]?.includes("demo-only-"))
  if (defaults.length > 0) throw new CannotStart(`These still hold a demo value that everybody can read: ${defaults.join(", ")}.`)
  if (!/^[sr]k_live_/.test(process.env.STRIPE_API_KEY ?? "")) throw new CannotStart("STRIPE_API_KEY is not a live key: no buyer's money would move. Set the live key of your account.")
  if (!fs.existsSync(path.join(serverDir, "src", "start.js"))) throw new CannotStart("Nothing is built yet: run `npm run build` first.")
}

/** The three doors with everything from the environment: no embedded engine, no seed, no stand-in, no default secret. */
export async function startProduction(): Promise<void> {
  assertFitForProduction()
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", SHOP_MODE: "production", MEDUSA_DISABLE_TELEMETRY: "true" }
  const processes = new ProcessGroup(process.env.SHOP_DATA_DIR ?? path.join(os.tmpdir(), "qianhang-production"))
  const { ports } = readSettings("production")
  await processes.clearLeftovers()
  await assertFree({ backend: ports.backend, storefront: ports.storefront, admin: ports.admin })
  const stop = async (code: number) => {
    await processes.stop()
    process.exit(code)
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(0))
  processes.onUnexpectedExit = () => void stop(1)
  const doors = [
    { name: "backend", cwd: serverDir, args: ["--max-semi-space-size=64", path.join(serverDir, "src", "start.js")], health: `http://127.0.0.1:${ports.backend}/health/ready` },
    { name: "storefront", cwd: path.join(root, "storefront"), args: ["server.mjs"], health: `http://127.0.0.1:${ports.storefront}/health` },
    { name: "admin", cwd: path.join(root, "admin"), args: ["server.mjs"], health: `http://127.0.0.1:${ports.admin}/health` },
  ]
  try {
    for (const { health, ...door } of doors) await step(door.name, () => processes.start({ ...door, command: process.execPath, env, ready: answers(health) }))
  } catch (error) {
    await processes.stop()
    throw error
  }
}
