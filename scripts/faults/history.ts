import path from "node:path"
import { spawn } from "node:child_process"
import type { Asked, Tried } from "./fault.js"
import { root } from "../shop/settings.js"

/** The random history of the ledger against its oracle, as long as asked; on the shop's own database server, in a database of its own. */
export async function history(env: NodeJS.ProcessEnv, { seed, points }: Asked): Promise<Tried[]> {
  const server = new URL(String(env.DATABASE_URL))
  server.pathname = "/postgres"
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(path.join(root, "node_modules", ".bin", "vitest"), ["run", "backend/src/modules/benefit/history", "--project", "integration", "--disable-console-intercept"], {
      cwd: root, stdio: "inherit", env: { ...process.env, NODE_ENV: "test", TEST_DATABASE_URL: server.toString(), HISTORY_SEED: String(seed), HISTORY_STEPS: String(points) },
    })
    child.on("error", reject)
    child.on("exit", resolve)
  })
  return [{ phase: "history: steps against the oracle", tried: points, survived: code === 0 ? points : 0 }]
}
