import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { join } from "node:path"

export interface Recon { green: boolean; report: string }

const root = fileURLToPath(new URL("../../../", import.meta.url))

/** RECON against the running shop: the backend's own command, with the shop's environment. */
export function recon(): Promise<Recon> {
  const server = process.env.SERVER_DIR ?? join(root, "backend", ".medusa", "server")
  const built = join(server, "src", "recon", "main.js")
  const [command, args, cwd] = process.env.DATABASE_URL && existsSync(built) ? [process.execPath, [built], server] : ["npm", ["run", "--silent", "recon"], root]
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, NODE_ENV: "production" }, stdio: ["ignore", "pipe", "pipe"] })
    let report = ""
    child.stdout.on("data", (part: Buffer) => { report += part.toString() })
    child.stderr.on("data", (part: Buffer) => { report += part.toString() })
    child.on("error", reject)
    child.on("exit", (code) => resolve({ green: code === 0, report }))
  })
}
