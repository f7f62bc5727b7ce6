import path from "node:path"
import type { DataSource } from "typeorm"
import { migrateBenefitAndRegistry, type GuardedDatabase } from "../../backend/src/database-roles/migrate-guarded-schemas"
import { readRoleUrl } from "../../backend/src/database-roles/role-url"
import { rebuildBenefitRollups } from "../../backend/src/modules/benefit/database/migrate"
import { openBenefit } from "../../backend/src/modules/benefit/database/open"
import { embeddedPostgres, ensureDatabase } from "../engines/postgres.js"
import { freePorts } from "../shop/ports.js"
import { ProcessGroup } from "../shop/processes.js"
import { root } from "../shop/settings.js"

/** A PostgreSQL server for benchmarks, and how to end it. */
export interface BenchServer { readonly url: string; readonly stop: () => Promise<void> }

const MEMORY = ["-c", "shared_buffers=2GB", "-c", "work_mem=32MB", "-c", "max_wal_size=8GB", "-c", "checkpoint_timeout=30min", "-c", "maintenance_work_mem=512MB"]

/**
 * The server `BENCH_DATABASE_URL` names (a superuser's URL), else an embedded one of its own in `.data/bench`, whose
 * databases stay for the next run. Durability is PostgreSQL's default: every commit reaches the disk.
 */
export async function benchServer(): Promise<BenchServer> {
  const given = process.env.BENCH_DATABASE_URL
  if (given) return { url: given, stop: async () => undefined }
  const dataDir = path.resolve(root, process.env.BENCH_DATA_DIR ?? ".data/bench")
  const processes = new ProcessGroup(dataDir)
  await processes.clearLeftovers()
  const [port] = await freePorts(1)
  const { plan, url } = await embeddedPostgres(dataDir, port as number, "bench")
  await processes.start({ ...plan, args: [...plan.args, ...MEMORY] })
  return { url, stop: async () => processes.stop() }
}

/** One ledger of its own: its database, its two roles, its tables. */
export interface BenchLedger { readonly urls: GuardedDatabase; readonly source: DataSource; readonly close: () => Promise<void> }

/** Opens the ledger of this name as its runtime role; it is made where it is missing. */
export async function benchLedger(server: string, name: string): Promise<BenchLedger> {
  await ensureDatabase(server, name)
  const urlOf = (role?: string): string => {
    const url = new URL(server)
    url.pathname = `/${name}`
    if (role) Object.assign(url, { username: `${name}_${role}`, password: `${name}-secret` })
    return url.toString()
  }
  const urls = { adminUrl: urlOf(), benefitOwnerUrl: urlOf("benefit_owner"), benefitUrl: urlOf("benefit"), registryOwnerUrl: urlOf("registry_owner"), registryUrl: urlOf("registry") }
  await migrateBenefitAndRegistry(urls)
  const source = await openBenefit(urls.benefitUrl, 4)
  return { urls, source, close: async () => source.destroy() }
}

/** Forgets a ledger of an earlier run. */
export async function dropLedger(server: string, name: string): Promise<void> {
  const { Client } = (await import("pg")).default
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(`drop database if exists ${name} with (force)`)
  } finally {
    await client.end()
  }
}

/** The rollups made from the facts, as `npm run ledger:rebuild-rollups` does. */
export async function rebuildRollupsOf({ urls }: Pick<BenchLedger, "urls">): Promise<void> {
  await rebuildBenefitRollups(urls.benefitOwnerUrl, readRoleUrl("BENEFIT_DATABASE_URL", urls.benefitUrl).role, { fromEntries: false })
}
