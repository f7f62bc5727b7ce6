import { execFile, spawn, type ChildProcess } from "node:child_process"
import { generateKeyPairSync, randomBytes } from "node:crypto"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"
import { promisify } from "node:util"
import { Client } from "pg"
import { type RunningStandIn, startStandIn } from "./stand-in"
import { DEFAULT_SHOP_READY, TEST_PASSWORD, type TestShopFacts } from "./test-shop-facts"

const run = promisify(execFile)
const BACKEND = path.resolve(__dirname, "../..")
/** The variable that names the migrated database to copy (`shop-template.ts`). */
export const SHOP_TEMPLATE = "SHOP_TEMPLATE_DATABASE"
const TYPESCRIPT = ["-r", "ts-node/register/transpile-only"]

export type TestShop = { baseUrl: string; /** null unless opened with payments */ standIn: RunningStandIn | null; /** everything its process has printed */ said: () => string; /** what the shop was started with, for its commands */ environment: NodeJS.ProcessEnv; facts: TestShopFacts; filesDir: string; databaseUrl: string; webhookSecret: string; login: (actor: "member" | "staff" | "user", email: string) => Promise<string>; close: () => Promise<void> }

const freePort = (): Promise<number> => new Promise((resolve, reject) => {
  const server = createServer().once("error", reject).listen(0, "127.0.0.1", () => {
    const address = server.address()
    server.close(() => (typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port is free"))))
  })
})

/** The environment of a shop of its own on this server; its folder is made. */
export function environmentOf(superuserUrl: string, database: string, port: number): NodeJS.ProcessEnv {
  const as = (role?: string) => {
    const url = new URL(superuserUrl)
    url.pathname = `/${database}`
    if (role) { url.username = role; url.password = "test-only" }
    return url.toString()
  }
  const folder = mkdtempSync(path.join(tmpdir(), "qianhang-test-"))
  const keyFile = path.join(folder, "ledger.pem")
  writeFileSync(keyFile, generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }))
  const secret = () => randomBytes(24).toString("hex")
  return {
    ...process.env, NODE_ENV: "production", SHOP_MODE: "demo", MEDUSA_DASHBOARD: "off", MEDUSA_DISABLE_TELEMETRY: "true", BACKEND_PORT: String(port),
    BACKEND_URL: `http://127.0.0.1:${port}`, STOREFRONT_URL: "http://127.0.0.1:8000", ADMIN_URL: "http://127.0.0.1:7000",
    DATABASE_URL: as(), BENEFIT_OWNER_DATABASE_URL: as("test_benefit_owner"), BENEFIT_DATABASE_URL: as("test_benefit"), REGISTRY_OWNER_DATABASE_URL: as("test_registry_owner"), REGISTRY_DATABASE_URL: as("test_registry"),
    MEILISEARCH_HOST: process.env.TEST_MEILISEARCH_HOST ?? "http://127.0.0.1:9530", MEILISEARCH_API_KEY: process.env.TEST_MEILISEARCH_API_KEY ?? "devmasterkey-devmasterkey", MEILISEARCH_INDEX_PREFIX: database.replace(/_/g, "-"),
    STRIPE_API_KEY: "sk_test_none", STRIPE_WEBHOOK_SECRET: "whsec_none", STRIPE_API_BASE: "http://127.0.0.1:9", JWT_SECRET: secret(), COOKIE_SECRET: secret(), ORDER_TOKEN_SECRET: secret(),
    REGISTRY_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`, REGISTRY_HMAC_KEY: randomBytes(32).toString("base64"),
    LEDGER_SIGNING_KEY_FILE: keyFile, LEDGER_CHECKPOINT_FILE: path.join(folder, "checkpoints.jsonl"), FILES_DIR: folder, EVIDENCE_DIR: path.join(folder, "..", `${path.basename(folder)}-evidence`),
  }
}

export const SERVER = process.env.TEST_DATABASE_URL ?? "postgres://postgres:postgres@localhost:9520/postgres"

/** Migrates the database of `env`. */
export const migrateShop = (env: NodeJS.ProcessEnv): Promise<unknown> => run(process.execPath, [...TYPESCRIPT, "src/migrate.ts"], { cwd: BACKEND, env, maxBuffer: 64 * 1024 * 1024 })

/** A database with every schema: copied from the template that the whole test run shares, or migrated. */
async function databaseFor(env: NodeJS.ProcessEnv, database: string): Promise<void> {
  const template = process.env[SHOP_TEMPLATE]
  await asSuperuser(SERVER, `create database ${database}${template ? ` template ${template}` : ""}`)
  if (template) await asSuperuser(SERVER, `grant connect on database ${database} to test_benefit_owner, test_benefit, test_registry_owner, test_registry`)
  else await migrateShop(env)
}

export async function asSuperuser(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

function factsFrom(child: ChildProcess): Promise<TestShopFacts> {
  return new Promise((resolve, reject) => {
    let said = ""
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const line = said.split("\n").find((one) => one.startsWith(DEFAULT_SHOP_READY) && said.includes(`${one}\n`))
      if (line) resolve(JSON.parse(line.slice(DEFAULT_SHOP_READY.length)) as TestShopFacts)
    }
    child.stdout?.on("data", listen)
    child.stderr?.on("data", listen)
    child.once("exit", (code) => reject(new Error(`the test shop ended with ${code}:\n${said.slice(-4000)}`)))
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise((resolve) => child.once("exit", resolve))
  child.removeAllListeners("exit")
  child.kill("SIGKILL")
  await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 3_000))])
}

/**
 * A whole shop on its own throw-away database and index: migrated, booted, with two cooperatives and their logins. Takes about half a
 * minute. `payments`: with a payment stand-in of its own, reconciling every two seconds; otherwise nobody answers where the provider should be.
 */
export async function openTestShop({ payments = false } = {}): Promise<TestShop> {
  const database = `shop_${randomBytes(5).toString("hex")}`
  const port = await freePort()
  const standInPort = await freePort()
  const env: NodeJS.ProcessEnv = { ...environmentOf(SERVER, database, port), ...(payments ? { STRIPE_API_BASE: `http://127.0.0.1:${standInPort}`, RECONCILE_SECONDS: "2" } : {}) }
  const standIn = payments ? await startStandIn(standInPort, { url: `http://127.0.0.1:${port}/hooks/payments/stripe`, secret: String(env.STRIPE_WEBHOOK_SECRET) }) : null
  await databaseFor(env, database)
  const child = spawn(process.execPath, [...TYPESCRIPT, "src/testing/serve-test-shop.ts"], { cwd: BACKEND, env })
  let said = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => { said += chunk.toString() })
  const facts = await factsFrom(child)
  const baseUrl = `http://127.0.0.1:${port}`
  return {
    baseUrl, facts, standIn, said: () => said, environment: env, filesDir: String(env.FILES_DIR), databaseUrl: String(env.DATABASE_URL), webhookSecret: String(env.STRIPE_WEBHOOK_SECRET),
    login: async (actor, email) => {
      const answer = await fetch(`${baseUrl}/auth/${actor}/emailpass`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ email, password: TEST_PASSWORD }) })
      const { token } = (await answer.json()) as { token?: string }
      if (!token) throw new Error(`${email} could not log in: ${answer.status}`)
      return token
    },
    close: async () => {
      await stop(child)
      standIn?.stop()
      rmSync(String(env.FILES_DIR), { recursive: true, force: true })
      await asSuperuser(SERVER, `drop database if exists ${database} with (force)`)
    },
  }
}
