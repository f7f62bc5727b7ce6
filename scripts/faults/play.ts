import { step } from "../shop/progress.js"
import type { Shop } from "../shop/shop.js"
import { faults } from "./all-faults.js"
import { type Asked, type Fault, printTable, type Tried } from "./fault.js"
import { openHouse } from "./house.js"

const SHORT_KILLS = 4

/** Plays faults one after the other against a shop whose backend and payment stand-in run. One that breaks off counts as a point not survived. */
export async function playFaults(shop: Shop, chosen: readonly Fault[], asked: Asked): Promise<Tried[]> {
  const house = await openHouse(shop)
  const rows: Tried[] = []
  for (const fault of chosen) {
    const done = await step(fault.title, () => fault.run(house, asked).catch(brokenOff), (tries) => tries.every((row) => row.survived === row.tried))
    rows.push(...done.map((row) => ({ ...row, phase: `${fault.name}: ${row.phase}` })))
  }
  return rows
}

/** The short form of every fault, as `npm test` plays it; prints its points and how to play the same again. */
export async function playShortForm(shop: Shop, seed = anySeed()): Promise<Tried[]> {
  const rows = await playFaults(shop, faults, { seed, points: SHORT_KILLS, short: true })
  printTable(rows)
  console.log(`  played with seed ${seed}; again: npm run test:faults -- ${faults.map((fault) => fault.name).join(" ")} --seed ${seed} --points ${SHORT_KILLS} --short`)
  return rows
}

export const anySeed = (): number => Math.floor(Math.random() * 4_294_967_296)

function brokenOff(error: unknown): Tried[] {
  console.log(`  ✗ broken off: ${error instanceof Error ? error.stack : String(error)}`)
  return [{ phase: "broken off", tried: 1, survived: 0 }]
}
