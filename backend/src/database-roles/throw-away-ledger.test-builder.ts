import { generateKeyPairSync, randomBytes } from "node:crypto"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { Client } from "pg"
import { migrateBenefitAndRegistry, type GuardedDatabase } from "./migrate-guarded-schemas"
import { BenefitService, type BenefitOptions } from "../modules/benefit/service"

/** A ledger in its own database with its own roles, on the server `TEST_DATABASE_URL` names. */
export type ThrowAwayLedger = {
  urls: GuardedDatabase
  options: BenefitOptions
  benefit: BenefitService
  /** one statement as superuser */
  asSuperuser: (statement: string) => Promise<Record<string, unknown>[]>
  /** one statement as the ledger's runtime role */
  asRuntime: (statement: string) => Promise<Record<string, unknown>[]>
  destroy: () => Promise<void>
}

const SERVER = process.env.TEST_DATABASE_URL ?? "postgres://postgres:postgres@localhost:9520/postgres"

export async function throwAwayLedger(): Promise<ThrowAwayLedger> {
  const mark = `t${randomBytes(5).toString("hex")}`
  await run(SERVER, `create database ${mark}`)
  const adminUrl = urlOf(mark)
  const role = (name: string): string => urlOf(mark, `${mark}_${name}`)
  const urls: GuardedDatabase = { adminUrl, benefitOwnerUrl: role("benefit_owner"), benefitUrl: role("benefit"), registryOwnerUrl: role("registry_owner"), registryUrl: role("registry") }
  await migrateBenefitAndRegistry(urls)
  const folder = mkdtempSync(path.join(tmpdir(), "ledger-"))
  const signingKeyFile = path.join(folder, "key.pem")
  writeFileSync(signingKeyFile, generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }))
  const options = { databaseUrl: urls.benefitUrl, signingKeyFile, checkpointFile: path.join(folder, "checkpoints.jsonl") }
  const benefit = new BenefitService({}, options)
  return {
    urls,
    options,
    benefit,
    asSuperuser: (statement) => run(adminUrl, statement),
    asRuntime: (statement) => run(urls.benefitUrl, statement),
    destroy: async () => {
      await benefit.close()
      await run(SERVER, `drop database ${mark} with (force)`)
      for (const name of ["benefit_owner", "benefit", "registry_owner", "registry"]) await run(SERVER, `drop role ${mark}_${name}`)
      rmSync(folder, { recursive: true })
    },
  }
}

function urlOf(database: string, role?: string): string {
  const url = new URL(SERVER)
  url.pathname = `/${database}`
  if (role) Object.assign(url, { username: role, password: `${role}-secret` })
  return url.toString()
}

async function run(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const result: unknown = await client.query(statement)
    return Array.isArray(result) ? [] : (result as { rows: Record<string, unknown>[] }).rows
  } finally {
    await client.end()
  }
}
