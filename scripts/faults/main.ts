import { parseArgs } from "node:util"
import { build } from "../shop/build.js"
import { step } from "../shop/progress.js"
import { CannotStart, readSettings } from "../shop/settings.js"
import { Shop } from "../shop/shop.js"
import { forgetReplacements, throwAwaySettings } from "../shop/throw-away.js"
import { type Asked, printTable, type Tried } from "./fault.js"
import { faults } from "./all-faults.js"
import { history } from "./history.js"
import { anySeed, playFaults } from "./play.js"

const HISTORY_STEPS = 2_500
const KILLS = 200

/**
 * `npm run test:faults [-- NAME] [--seed S] [--points N] [--minutes M] [--short]`: faults of payment and ledger against a whole throw-away shop.
 * NAME: history, or one of `all-faults`; without it, all. `--points`: kills, or steps of the history. `--minutes`: after so many no further kill begins. Exit 0 when all survived.
 * `--built`: what was built last is good enough. With `SHOP_DATA_DIR` the shop of that folder is used and kept, which saves the next run its filling.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { seed: { type: "string" }, points: { type: "string" }, minutes: { type: "string" }, short: { type: "boolean", default: false }, built: { type: "boolean", default: false } }, allowPositionals: true })
  const seed = wholeNumber("--seed", values.seed) ?? anySeed()
  const names = positionals.length > 0 ? positionals : ["history", ...faults.map((fault) => fault.name)]
  const unknown = names.find((name) => name !== "history" && !faults.some((fault) => fault.name === name))
  if (unknown) throw new CannotStart(`There is no fault named ${unknown}: choose among history, ${faults.map((fault) => fault.name).join(", ")}.`)
  const points = wholeNumber("--points", values.points)
  const minutes = wholeNumber("--minutes", values.minutes)
  const asked = (usual: number): Asked => ({ seed, points: points ?? usual, short: values.short, ...(minutes !== undefined && { until: new Date(Date.now() + minutes * 60_000) }) })
  const rows = await withShop(names, asked, values.built)
  printTable(rows)
  const command = `npm run test:faults -- ${[...positionals, `--seed ${seed}`, ...(points === undefined ? [] : [`--points ${points}`]), ...(values.short ? ["--short"] : [])].join(" ")}`
  console.log(`  played with seed ${seed}; again: ${command}`)
  return rows.every((row) => row.survived === row.tried) ? 0 : 1
}

async function withShop(names: readonly string[], asked: (usual: number) => Asked, isBuilt: boolean): Promise<Tried[]> {
  const kept = process.env.SHOP_DATA_DIR ? readSettings("demo") : null
  forgetReplacements()
  process.env.RECONCILE_SECONDS ??= "2"
  const shop = new Shop(kept ?? (await throwAwaySettings("faults")))
  let survived = false
  const cleanUp = async () => {
    await shop.stop()
    if (survived && !kept) await Shop.reset(shop.settings)
    else console.log(`  logs kept in ${shop.settings.dataDir}`)
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void cleanUp().then(() => process.exit(1)))
  try {
    const rows: Tried[] = []
    if (!isBuilt) await step("build", () => build(shop.processes, shop.env, ["--filter=@qianhang/backend", "--filter=@qianhang/e2e"]))
    await shop.startEngines()
    const env = { ...shop.env }
    if (names.includes("history")) rows.push(...(await step("history", () => history(env, asked(HISTORY_STEPS)))))
    const chosen = faults.filter((fault) => names.includes(fault.name))
    if (chosen.length > 0) {
      await shop.fill()
      await shop.startDoors({ pages: false })
      rows.push(...(await playFaults(shop, chosen, asked(KILLS))))
    }
    survived = rows.every((row) => row.survived === row.tried)
    return rows
  } finally {
    await cleanUp()
  }
}

function wholeNumber(name: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  const number = Number(given)
  if (!Number.isSafeInteger(number) || number < 0) throw new CannotStart(`${name} is "${given}": give a whole number.`)
  return number
}

main().then((code) => process.exit(code), (error: unknown) => {
  console.error(`\n✗ ${error instanceof CannotStart ? error.message : error instanceof Error ? error.stack : String(error)}`)
  process.exit(1)
})
