import path from "node:path"
import type { ProcessGroup } from "./processes.js"
import { root } from "./settings.js"

/**
 * Builds what changed (turbo keeps the rest from its cache, which is why a second start is quick).
 * The backend's composition root is read while building, so it gets the shop's environment; none of it ends up in the output.
 */
export function build(processes: ProcessGroup, env: NodeJS.ProcessEnv, only: readonly string[] = []): Promise<void> {
  const turbo = path.join(root, "node_modules", "turbo", "bin", "turbo")
  return processes.run({
    name: "build",
    command: process.execPath,
    args: [turbo, "run", "build", "--env-mode=loose", "--output-logs=new-only", "--no-update-notifier", ...only],
    cwd: root,
    env: { ...env, TURBO_TELEMETRY_DISABLED: "1", MEDUSA_DISABLE_TELEMETRY: "true" },
  })
}
