import { createHash } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { embeddedMeilisearch } from "../engines/meilisearch.js"
import { embeddedPostgres, ensureDatabase, postgresPlaces } from "../engines/postgres.js"
import { assertReplacedWhole, databaseName, embedded, shopEnvironment } from "./environment.js"
import { answers, assertFree } from "./ports.js"
import { ProcessGroup } from "./processes.js"
import { step } from "./progress.js"
import { secretsOf } from "./secrets.js"
import { root, type Settings } from "./settings.js"

export const serverDir = path.join(root, "backend", ".medusa", "server")

export interface DemoLogin { readonly door: string; readonly email: string; readonly password: string; readonly who: string }
export interface DemoData { readonly publishable_key: string; readonly logins: readonly DemoLogin[] }

/** Everything `npm start` runs, and the same thing the tests run on throw-away ports and data. */
export class Shop {
  readonly processes: ProcessGroup
  readonly env: NodeJS.ProcessEnv

  constructor(readonly settings: Settings) {
    this.processes = new ProcessGroup(settings.dataDir)
    this.env = shopEnvironment(settings)
  }

  /** Forgets every order, household and secret of this folder. */
  static async reset(settings: Settings): Promise<void> {
    await new ProcessGroup(settings.dataDir).clearLeftovers()
    for (const place of [...postgresPlaces(settings.dataDir), settings.dataDir]) fs.rmSync(place, { recursive: true, force: true })
  }

  async startEngines(): Promise<void> {
    const { dataDir, ports } = this.settings
    const own = embedded()
    assertReplacedWhole()
    await this.processes.clearLeftovers()
    const { postgres, meilisearch, standIn, ...doors } = ports
    await assertFree({ ...doors, ...(own.postgres ? { postgres } : {}), ...(own.meilisearch ? { meilisearch } : {}), ...(own.standIn ? { standIn } : {}) })
    const secrets = secretsOf(dataDir)
    if (own.postgres) {
      await step("PostgreSQL", async () => {
        const { plan, url } = await embeddedPostgres(dataDir, postgres, secrets.postgres)
        await this.processes.start(plan)
        await ensureDatabase(url, databaseName)
      })
    }
    if (own.meilisearch) await step("Meilisearch", () => this.processes.start(embeddedMeilisearch(dataDir, meilisearch, secrets.meilisearch).plan))
  }

  /** Migrates and seeds, unless exactly this build did so in this folder before. Both are safe to repeat after a kill. */
  async fill(): Promise<void> {
    const stamp = path.join(this.settings.dataDir, "filled")
    const version = `${buildVersion()} ${this.env.DATABASE_URL ?? ""} ${this.env.MEILISEARCH_HOST ?? ""}`
    if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === version) return
    await step("database schemas", () => this.#server("src/migrate.js", "migrate"))
    await step("goods, cooperatives, households and pictures", () => this.#server("src/seed/main.js", "seed"))
    fs.writeFileSync(stamp, version)
  }

  /** `pages` false leaves the two front ends out, for tests that only ask the backend. */
  async startDoors({ pages = true } = {}): Promise<void> {
    const { ports } = this.settings
    if (embedded().standIn) await step("payment stand-in", () => this.#node("stand-in", "e2e", ["dist/stand-in/main.js"], `http://127.0.0.1:${ports.standIn}/health`))
    await step("backend", () => this.#node("backend", "backend/.medusa/server", ["--max-semi-space-size=64", path.join(serverDir, "src", "start.js")], `http://127.0.0.1:${ports.backend}/health/ready`))
    if (!pages) return
    await step("storefront", () => this.#node("storefront", "storefront", ["server.mjs"], `http://127.0.0.1:${ports.storefront}/health`))
    await step("admin", () => this.#node("admin", "admin", ["server.mjs"], `http://127.0.0.1:${ports.admin}/health`))
  }

  demoData(): DemoData {
    return JSON.parse(fs.readFileSync(String(this.env.DEMO_DATA_FILE), "utf8")) as DemoData
  }

  stop(): Promise<void> {
    return this.processes.stop()
  }

  #node(name: string, folder: string, args: string[], health: string): Promise<void> {
    const cwd = path.join(root, folder)
    const absolute = args.map((arg) => (arg.endsWith("js") && !path.isAbsolute(arg) ? path.join(cwd, arg) : arg))
    const key = fs.existsSync(String(this.env.DEMO_DATA_FILE)) ? { PUBLISHABLE_KEY: this.demoData().publishable_key } : {}
    return this.processes.start({ name, command: process.execPath, args: absolute, cwd, env: { ...key, ...this.env }, ready: answers(health), patienceMs: 90_000 })
  }

  #server(file: string, name: string): Promise<void> {
    return this.processes.run({ name, command: process.execPath, args: [path.join(serverDir, file)], cwd: serverDir, env: this.env })
  }
}

/** A digest of the built backend: a new build migrates and seeds again, the same one does not. */
function buildVersion(): string {
  const digest = createHash("sha256")
  for (const entry of fs.readdirSync(path.join(serverDir, "src"), { recursive: true, withFileTypes: true }).filter((found) => found.isFile()).map((found) => path.join(found.parentPath, found.name)).sort()) digest.update(entry).update(fs.readFileSync(entry))
  return digest.digest("hex")
}
