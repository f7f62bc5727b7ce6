// Runs on nothing but Node: checks the version, installs what is missing, then hands over to TypeScript.
import { spawn, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
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

const npm = process.platform === "win32" ? "npm.cmd" : "npm"

/** Where the process id of a running `npm ci` stands, outside the folder that it empties. */
const installing = join(root, ".data", "installing")

/** Ends an `npm ci` that outlived a start killed with -9: two of them in one folder spoil each other. */
function endLeftInstall() {
  if (!existsSync(installing)) return
  const pid = readFileSync(installing, "utf8")
  if (ask(pid, "command").includes("npm")) process.kill(-Number(pid), "SIGKILL")
  rmSync(installing)
}

/** `npm ci` unless this very lock file was installed to its end before (a killed install leaves no stamp, so it is repeated). */
async function installDependencies() {
  endLeftInstall()
  const lock = createHash("sha256").update(readFileSync(join(root, "package-lock.json"))).digest("hex")
  const stamp = join(root, "node_modules", ".installed-lock")
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return
  const began = Date.now()
  process.stdout.write("… installing packages (the first time this takes one to three minutes)\n")
  const { code, error } = await npmCi()
  if (error) giveUp(`npm could not be started (${error.message}): install npm beside Node and run the command again.`)
  if (code !== 0) giveUp("npm ci failed: read the lines above; most often the package registry cannot be reached. Run the command again when it can.")
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, lock)
  console.log(`✓ packages installed (${((Date.now() - began) / 1000).toFixed(1)} s)`)
}

/** With the tools that build and start the shop, also where NODE_ENV says production. */
function npmCi() {
  return new Promise((resolve) => {
    const child = spawn(npm, ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: root, stdio: ["ignore", "inherit", "inherit"], detached: true })
    mkdirSync(dirname(installing), { recursive: true })
    if (child.pid) writeFileSync(installing, String(child.pid))
    const end = () => {
      endLeftInstall()
      process.exit(1)
    }
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, end)
    child.on("error", (error) => resolve({ error }))
    child.on("exit", (code) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.off(signal, end)
      rmSync(installing, { force: true })
      resolve({ code })
    })
  })
}

const ask = (pid, column) => spawnSync("ps", ["-p", String(pid), "-o", `${column}=`], { encoding: "utf8" }).stdout?.trim() ?? ""

/** The npm that runs this script: between the two stands a shell, which may have given way to the script already. */
function npmAbove() {
  const parent = process.ppid
  return ask(parent, "command").includes(" -c ") ? Number(ask(parent, "ppid")) : parent
}

/** Calls back once a process is gone that would pass on Ctrl-C but passes on nothing when it is killed: a shop that nobody can close any more must not stay. */
export function onceGone(pid, then) {
  const watch = setInterval(() => {
    try {
      process.kill(pid, 0)
    } catch {
      clearInterval(watch)
      then()
    }
  }, 500)
  watch.unref()
}

/** Checks, installs, then runs a TypeScript file of this folder to its end and takes over its exit code. */
export async function run(script, args) {
  checkNodeVersion()
  await installDependencies()
  const child = spawn(process.execPath, ["--import", "tsx", join(root, "scripts", script), ...args], { cwd: root, stdio: "inherit", env: process.env })
  // The terminal sends Ctrl-C to the child as well; this process only waits for it to finish cleaning up.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) onceGone(npmAbove(), () => child.kill("SIGTERM"))
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
