// Runs on nothing but Node: checks the version, installs what is missing, then hands over to TypeScript.
import { spawn, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Prints one sentence with the fix and ends the process. */
export function giveUp(sentence) {
  console.error(`\n✗ ${sentence}`)
  process.exit(1)
}

/** Whether a Node of this version cannot run the shop (package.json engines). */
export function nodeIsUnfit(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number)
  return !((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)
}

function checkNodeVersion() {
  if (nodeIsUnfit(process.versions.node)) giveUp(`Node ${process.versions.node} does not fit: install Node 20.19 or newer (nodejs.org) and run the command again.`)
}

/** `npm ci` unless this very lock file was installed to its end before (a killed install leaves no stamp, so it is repeated). */
function installDependencies() {
  const lock = createHash("sha256").update(readFileSync(join(root, "package-lock.json"))).digest("hex")
  const stamp = join(root, "node_modules", ".installed-lock")
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return
  const began = Date.now()
  process.stdout.write("… installing packages (the first time this takes one to three minutes)\n")
  const npm = process.platform === "win32" ? "npm.cmd" : "npm"
  const result = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: root, stdio: ["ignore", "inherit", "inherit"] })
  if (result.error) giveUp(`npm could not be started (${result.error.message}): install npm beside Node and run the command again.`)
  if (result.status !== 0) giveUp("npm ci failed: read the lines above; most often the package registry cannot be reached. Run the command again when it can.")
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, lock)
  console.log(`✓ packages installed (${((Date.now() - began) / 1000).toFixed(1)} s)`)
}

/** Checks, installs, then runs a TypeScript file of this folder to its end and takes over its exit code. */
export function run(script, args) {
  checkNodeVersion()
  installDependencies()
  const child = spawn(process.execPath, ["--import", "tsx", join(root, "scripts", script), ...args], { cwd: root, stdio: "inherit", env: process.env })
  // The terminal sends Ctrl-C to the child as well; this process only waits for it to finish cleaning up.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
