import { spawn } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { CannotStart, root } from "./settings.js"

/**
 * Builds what changed (turbo keeps the rest from its cache, which is why a second start is quick).
 * The backend's composition root is read while building, so it gets the shop's environment; none of it ends up in the output.
 */
export function build(env: NodeJS.ProcessEnv, logFile: string, only: readonly string[] = []): Promise<void> {
  fs.mkdirSync(path.dirname(logFile), { recursive: true })
  const log = fs.openSync(logFile, "w")
  const turbo = path.join(root, "node_modules", ".bin", "turbo")
  return new Promise((resolve, reject) => {
    const child = spawn(turbo, ["run", "build", "--env-mode=loose", "--output-logs=new-only", "--no-update-notifier", ...only], { cwd: root, env: { ...env, TURBO_TELEMETRY_DISABLED: "1", MEDUSA_DISABLE_TELEMETRY: "true" }, stdio: ["ignore", log, log] })
    child.on("error", (error) => reject(new CannotStart(`The build could not start: ${error.message}`)))
    child.on("exit", (code) => {
      if (code === 0) return resolve()
      const words = fs.readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-25).join("\n    ")
      reject(new CannotStart(`The build failed; see ${logFile}\n    ${words}`))
    })
  })
}
