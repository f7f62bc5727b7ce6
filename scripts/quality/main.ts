import fs from "node:fs"
import path from "node:path"
import pc from "picocolors"
import { build } from "../shop/build.js"
import { step } from "../shop/progress.js"
import { CannotStart, root } from "../shop/settings.js"
import { Shop } from "../shop/shop.js"
import { forgetReplacements, throwAwaySettings } from "../shop/throw-away.js"
import { browserPath } from "./browser.js"
import { openCrashDoor } from "./crash-door.js"
import { type Count, playwrightCount, runTool, vitestCount } from "./tools.js"

const fast = process.argv.includes("--fast")

const isGreen = (count: Count) => count.failed === 0

const bin = (name: string) => path.join(root, "node_modules", ".bin", name)

async function staticChecks(env: NodeJS.ProcessEnv, logs: string): Promise<Count[]> {
  const counts: Count[] = []
  const one = async (title: string, command: string, args: string[]) => counts.push(await step(title, () => runTool({ title, command, args, env, logFile: path.join(logs, `${title}.log`) }), isGreen))
  await one("types", bin("turbo"), ["run", "typecheck", "--env-mode=loose", "--output-logs=new-only", "--no-update-notifier", "--continue"])
  await one("types of scripts", bin("tsgo"), ["-p", "scripts/tsconfig.json"])
  await one("lint", bin("oxlint"), ["--deny-warnings", "."])
  await one("walls", process.execPath, ["--import", "tsx", "scripts/quality/walls.ts"])
  return counts
}

async function vitest(project: "unit" | "integration", env: NodeJS.ProcessEnv, logs: string): Promise<Count> {
  const report = path.join(logs, `${project}.json`)
  const title = `${project} tests`
  return step(title, () => runTool({ title, command: bin("vitest"), args: ["run", "--project", project, "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`], env, logFile: path.join(logs, `${project}.log`), count: () => vitestCount(report) }), isGreen)
}

async function browserTests(shop: Shop, logs: string): Promise<Count> {
  const report = path.join(logs, "browser.json")
  const crashDoor = await openCrashDoor(shop)
  const env = { ...shop.env, NODE_ENV: "test", CRASH_DOOR_URL: crashDoor.url, CHROMIUM_PATH: browserPath(), PLAYWRIGHT_JSON_OUTPUT_NAME: report, PUBLISHABLE_KEY: shop.demoData().publishable_key, SERVER_DIR: path.join(root, "backend", ".medusa", "server") }
  const tool = { title: "browser tests", command: bin("playwright"), args: ["test", "--reporter=list,json"], env, cwd: path.join(root, "e2e"), logFile: path.join(logs, "browser.log"), count: () => playwrightCount(report) }
  return step("browser tests", () => runTool(tool), isGreen).finally(crashDoor.close)
}

/** Each point of a fault counts like a test. After the browser tests, because faults sell goods out. */
async function shortFaults(shop: Shop): Promise<Count> {
  // Known only now: the faults speak the shop's contracts, which a fresh clone has to build first.
  const { playShortForm } = await import("../faults/play.js")
  const rows = await playShortForm(shop)
  const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + pick(row), 0)
  return { passed: sum((row) => row.survived), failed: sum((row) => row.tried - row.survived) }
}

async function everything(): Promise<Count[]> {
  forgetReplacements()
  // Test shops hold an unpaid order for seconds and reconcile often, so that a journey sees both happen.
  Object.assign(process.env, { RECONCILE_SECONDS: process.env.RECONCILE_SECONDS ?? "2" })
  const shop = new Shop(await throwAwaySettings("test"))
  const logs = path.join(shop.settings.dataDir, "logs")
  fs.mkdirSync(logs, { recursive: true })
  const counts: Count[] = []
  let green = false
  const cleanUp = async () => {
    await shop.stop()
    if (green) await Shop.reset(shop.settings)
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void cleanUp().then(() => process.exit(1)))
  try {
    if (!fast) browserPath()
    await step(fast ? "shared is built" : "build", () => build(shop.processes, shop.env, fast ? ["--filter=@qianhang/shared"] : []))
    counts.push(...(await staticChecks(shop.env, logs)), await vitest("unit", { ...process.env, PROPERTY_RUNS: fast ? "1000" : "10000" }, logs))
    if (!fast) {
      await shop.startEngines()
      const url = new URL(String(shop.env.DATABASE_URL))
      url.pathname = "/postgres"
      counts.push(await vitest("integration", { ...shop.env, TEST_DATABASE_URL: url.toString(), TEST_MEILISEARCH_HOST: String(shop.env.MEILISEARCH_HOST), TEST_MEILISEARCH_API_KEY: String(shop.env.MEILISEARCH_API_KEY), NODE_ENV: "test" }, logs))
      await shop.fill()
      await shop.startDoors()
      counts.push(await browserTests(shop, logs), await shortFaults(shop))
    }
    green = counts.every(isGreen)
    return counts
  } finally {
    await cleanUp()
    if (!green) console.log(pc.dim(`  logs kept in ${shop.settings.dataDir}`))
  }
}

try {
  const counts = await everything()
  const sum = (pick: (count: Count) => number) => counts.reduce((total, count) => total + pick(count), 0)
  const failed = sum((count) => count.failed)
  console.log(`\n${sum((count) => count.passed)} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
} catch (error) {
  console.error(`\n✗ ${error instanceof CannotStart ? error.message : error instanceof Error ? error.stack : String(error)}`)
  console.log("0 passed, 1 failed")
  process.exit(1)
}
