import { spawnSync } from "node:child_process"
import path from "node:path"
import { canConnect } from "../engines/postgres.js"
import { shopEnvironment } from "./environment.js"
import { CannotStart, readSettings } from "./settings.js"
import { serverDir } from "./shop.js"

/** Runs one of the built backend's commands against the running shop (or the one the environment names) and takes over its exit code. */
export async function runWithShop(command: string, args: readonly string[]): Promise<never> {
  const env = shopEnvironment(readSettings("demo"))
  if (!(await canConnect(String(env.DATABASE_URL)))) {
    console.error(`✗ ${new CannotStart("The shop's database does not answer: run `npm start` in another terminal first, or set DATABASE_URL.").message}`)
    process.exit(1)
  }
  const { status } = spawnSync(process.execPath, [path.join(serverDir, command), ...args], { cwd: serverDir, env: { ...env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() }, stdio: "inherit" })
  process.exit(status ?? 1)
}
