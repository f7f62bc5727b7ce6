import { spawnSync } from "node:child_process"
import net from "node:net"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { assertReplacedWhole } from "./environment.js"
import { assertFree } from "./ports.js"
import { readSettings, root } from "./settings.js"
import { nodeIsUnfit } from "../bootstrap.mjs"

const complete: NodeJS.ProcessEnv = Object.fromEntries(
  ["DATABASE_URL", "BENEFIT_DATABASE_URL", "REGISTRY_DATABASE_URL", "MEILISEARCH_HOST", "MEILISEARCH_API_KEY", "STRIPE_API_KEY", "STRIPE_WEBHOOK_SECRET", "JWT_SECRET", "COOKIE_SECRET", "ORDER_TOKEN_SECRET", "REGISTRY_ENCRYPTION_KEYS", "REGISTRY_HMAC_KEY", "LEDGER_SIGNING_KEY_FILE", "LEDGER_CHECKPOINT_FILE", "FILES_DIR", "EVIDENCE_DIR", "STOREFRONT_URL", "BACKEND_URL", "ADMIN_URL", "PUBLISHABLE_KEY"].map((name) => [name, "own-value"]),
)

function startProductionWith(env: NodeJS.ProcessEnv): { status: number | null; said: string } {
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", path.join(root, "scripts/shop/main.ts"), "--production"], { cwd: root, env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env }, encoding: "utf8" })
  return { status, said: stderr }
}

describe("npm start", () => {
  it("asks for a fitting Node", () => {
    expect(["18.20.0", "20.18.1", "21.7.0", "22.11.0"].map(nodeIsUnfit)).toEqual([true, true, true, true])
    expect(["20.19.0", "22.12.0", "24.1.0"].map(nodeIsUnfit)).toEqual([false, false, false])
  })

  it("names the busy port and the variable that moves it", async () => {
    const server = net.createServer()
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    const { port } = server.address() as net.AddressInfo
    await expect(assertFree({ storefront: port })).rejects.toThrow(`Port ${port} is busy, which the storefront needs: stop what uses it, or set STOREFRONT_PORT to a free one.`)
    await new Promise((resolve) => server.close(resolve))
  })

  it("asks for what belongs to a part that is replaced", () => {
    expect(() => assertReplacedWhole({ DATABASE_URL: "postgres://shop@db/shop", BENEFIT_DATABASE_URL: "postgres://benefit@db/shop" })).toThrow("set BENEFIT_OWNER_DATABASE_URL, REGISTRY_OWNER_DATABASE_URL, REGISTRY_DATABASE_URL too, or unset DATABASE_URL.")
    expect(() => assertReplacedWhole({ STRIPE_API_KEY: "sk_test_own" })).toThrow("set STRIPE_WEBHOOK_SECRET too")
    expect(() => assertReplacedWhole({ MEILISEARCH_HOST: "http://search", MEILISEARCH_API_KEY: "own" })).not.toThrow()
    expect(() => assertReplacedWhole({})).not.toThrow()
  })

  it("refuses a port that is none", () => {
    process.env.ADMIN_PORT = "seven thousand"
    expect(() => readSettings("demo")).toThrow('ADMIN_PORT is "seven thousand"')
    delete process.env.ADMIN_PORT
  })
})

describe("npm run start:production", () => {
  it("names every variable that is not set", () => {
    const { status, said } = startProductionWith({ ...complete, JWT_SECRET: "", PUBLISHABLE_KEY: "" })
    expect(status).toBe(1)
    expect(said).toContain("these are not set: JWT_SECRET, PUBLISHABLE_KEY.")
  })

  it("refuses the payment stand-in", () => {
    const { status, said } = startProductionWith({ ...complete, STRIPE_API_BASE: "http://127.0.0.1:9010" })
    expect(status).toBe(1)
    expect(said).toContain("payment stand-in")
  })

  it("refuses a key that moves no money", () => {
    const { status, said } = startProductionWith({ ...complete, STRIPE_API_KEY: "sk_test_of_somebody" })
    expect(status).toBe(1)
    expect(said).toContain("STRIPE_API_KEY is not a live key")
  })

  it("refuses a secret that everybody can read", () => {
    const { status, said } = startProductionWith({ ...complete, COOKIE_SECRET: "demo-only-cookie-secret-00000000000000" })
    expect(status).toBe(1)
    expect(said).toContain("COOKIE_SECRET")
  })
})
