import { parseArgs } from "node:util"
import pc from "picocolors"
import { onceGone } from "../bootstrap.mjs"
import { build } from "./build.js"
import { embedded } from "./environment.js"
import { step } from "./progress.js"
import { startProduction } from "./production.js"
import { CannotStart, readSettings } from "./settings.js"
import { Shop } from "./shop.js"
import { startDevelopment } from "./development.js"

const { values } = parseArgs({ options: { reset: { type: "boolean" }, dev: { type: "boolean" }, production: { type: "boolean" }, yes: { type: "boolean" } }, allowPositionals: false })

function printDoors(shop: Shop): void {
  const { ports } = shop.settings
  const demo = shop.demoData()
  const login = (door: string) => {
    const found = demo.logins.find((each) => each.door === door)
    return found ? `${found.email} / ${found.password}` : ""
  }
  const rows = [
    ["Shop 商城", `http://127.0.0.1:${ports.storefront}`, "no login needed"],
    ["Cooperative 合作社", `http://127.0.0.1:${ports.admin}`, login("member")],
    ["Programme 项目", `http://127.0.0.1:${ports.admin}`, login("staff")],
    ["Operator 运营", `http://127.0.0.1:${ports.backend}/app`, login("operator")],
  ]
  console.log(`\n${pc.bold("黔杭集市 · Qianhang Market is open")}\n`)
  for (const [door = "", url = "", who = ""] of rows) console.log(`  ${pc.bold(door.padEnd(20 - (door.match(/[一-鿿]/g)?.length ?? 0)))} ${pc.cyan(url.padEnd(30))} ${who}`)
  if (embedded().standIn) console.log(pc.dim(`\n  Demo: payments go to a stand-in at http://127.0.0.1:${ports.standIn}; no money moves.`))
  console.log(pc.dim(`  Data and logs: ${shop.settings.dataDir}   Stop: Ctrl-C   Begin anew: npm start -- --reset\n`))
}

async function startDemo(): Promise<void> {
  const began = Date.now()
  const settings = readSettings(values.dev ? "dev" : "demo")
  if (values.reset) await step("everything of the last shop is forgotten", () => Shop.reset(settings))
  const shop = new Shop(settings)
  let stopping: Promise<void> | undefined
  const stop = (code: number) => {
    stopping ??= shop.stop().then(() => {
      console.log("The shop is closed.")
      process.exit(code)
    })
    return stopping
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0))
  onceGone(process.ppid, () => void stop(1))
  shop.processes.onUnexpectedExit = (name, log) => {
    console.error(`\n${pc.red("✗")} ${name} ended unexpectedly; see ${log}`)
    void stop(1)
  }
  try {
    await shop.startEngines()
    await step("build", () => build(shop.processes, shop.env))
    await shop.fill()
    await (values.dev ? startDevelopment(shop) : shop.startDoors())
  } catch (error) {
    if (stopping) return stopping
    console.error(`\n${pc.red("✗")} ${error instanceof CannotStart ? error.message : error instanceof Error ? error.stack : String(error)}`)
    return stop(1)
  }
  printDoors(shop)
  console.log(pc.dim(`  Ready after ${((Date.now() - began) / 1000).toFixed(0)} s.`))
}

await (values.production ? startProduction() : startDemo()).catch((error: unknown) => {
  console.error(`\n${pc.red("✗")} ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
})
