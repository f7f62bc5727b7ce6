import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { throwAwayLedger, type ThrowAwayLedger } from "../../../database-roles/throw-away-ledger.test-builder"
import { runHistory } from "./run-history.test-builder"

/** `npm run test:faults -- history --seed S --steps N` sets these; alone the test plays a short history that is always the same. */
const seed = Number(process.env["HISTORY_SEED"] ?? 20_261_126)
const steps = Number(process.env["HISTORY_STEPS"] ?? 300)

let ledger: ThrowAwayLedger
beforeEach(async () => {
  ledger = await throwAwayLedger()
  vi.useFakeTimers({ toFake: ["Date"] })
}, 60_000)
afterEach(async () => {
  vi.useRealTimers()
  await ledger.destroy()
}, 60_000)

it(`after each of ${steps} random steps the ledger holds what plain arithmetic says, seed ${seed}`, async () => {
  const began = performance.now()
  const done = await runHistory(ledger, { seed, steps, compareEvery: steps > 500 ? 100 : 75, setClock: (ms) => vi.setSystemTime(ms), say: (line) => console.log(line) })
  const figures = [...done].sort(([, a], [, b]) => b - a).map(([what, times]) => `  ${String(times).padStart(5)}  ${what}`)
  console.log(`history: seed ${seed}, ${steps} steps in ${((performance.now() - began) / 1000).toFixed(0)} s\n${figures.join("\n")}`)
  expect([...done.values()].reduce((sum, times) => sum + times, 0)).toBe(steps)
  expect(done.size).toBeGreaterThan(20)
}, 3_600_000)
