import type { ThrowAwayLedger } from "../../../database-roles/throw-away-ledger.test-builder"
import { compare } from "./comparison.test-builder"
import { advance, evidence, instruct, payout, payoutToCooperative, periodBenefit, reversePayout, settle, sign, spotCheck } from "./steps-handover.test-builder"
import { askCorrection, decideCorrection } from "./steps-corrections.test-builder"
import { changeAgreement, changeFee, changeTerms, deliver, endAgreement, openMarket, spoil } from "./steps-market.test-builder"
import { apply, bounce, dispute, letGo, pay, payLateOrTwice, place, release } from "./steps-orders.test-builder"
import { cancel, compensate, giveBackLines, giveBackTooMuch, giveBackUnspecified, refundFails } from "./steps-refunds.test-builder"
import { askRefund, cancelParcel, requestEnds } from "./steps-requests.test-builder"
import { askReturn, decideReturn, receiveReturn } from "./steps-returns.test-builder"
import { HistoryBroken, World, type Step } from "./world.test-builder"

/** Every kind of step and how often it is tried against the others. A step whose door comes later is added here. */
const STEPS: readonly (readonly [weight: number, step: Step])[] = [
  [20, place], [18, pay], [3, release], [4, payLateOrTwice], [2, apply], [4, letGo], [2, bounce], [3, dispute],
  [8, giveBackLines], [4, giveBackUnspecified], [4, compensate], [2, cancel], [2, giveBackTooMuch], [4, refundFails],
  [3, cancelParcel], [4, askRefund], [10, requestEnds], [6, askReturn], [6, decideReturn], [4, receiveReturn], [4, askCorrection], [4, decideCorrection],
  [4, deliver], [1, spoil], [2, changeAgreement], [0.7, endAgreement], [1, changeFee], [0.5, changeTerms],
  [14, sign], [4, settle], [3, instruct], [4, payout], [2, payoutToCooperative], [1.5, reversePayout], [5, evidence], [1, spotCheck], [3, advance], [1, periodBenefit],
]

export type HistoryAsked = { seed: number; steps: number; compareEvery: number; setClock: (ms: number) => void; say?: (line: string) => void }

/** Plays a seeded history of whatever can happen to a ledger against it and its oracle. @returns how often each thing was done. @throws HistoryBroken, naming step and seed */
export async function runHistory(ledger: ThrowAwayLedger, { seed, steps, compareEvery, setClock, say }: HistoryAsked): Promise<Map<string, number>> {
  const world = new World(ledger.benefit, seed, setClock)
  const done = new Map<string, number>()
  await openMarket(world)
  for (let step = 1; step <= steps; step++) {
    world.letTimePass()
    const [name, did] = await oneStep(world, { step, seed })
    done.set(did, (done.get(did) ?? 0) + 1)
    if (step % compareEvery !== 0 && step !== steps) continue
    await told({ step, seed, name: "the comparison" }, () => compare(world, ledger.asRuntime, step === steps))
    say?.(`  ${step} of ${steps} steps, last: ${name} (${did}); ledger and oracle agree`)
  }
  return done
}

/** Draws steps until one finds something to do. */
async function oneStep(world: World, at: { step: number; seed: number }): Promise<[name: string, did: string]> {
  for (;;) {
    const chosen = drawn(world)
    const did = await told({ ...at, name: chosen.name }, () => chosen(world))
    if (did !== null) return [chosen.name, did]
  }
}

function drawn({ chance }: World): Step {
  let left = chance.draw() * STEPS.reduce((sum, [weight]) => sum + weight, 0)
  for (const [weight, step] of STEPS) {
    left -= weight
    if (left < 0) return step
  }
  return place
}

async function told<T>({ step, seed, name }: { step: number; seed: number; name: string }, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new HistoryBroken(`seed ${seed}, step ${step}, ${name}: ${error instanceof Error ? error.message : String(error)}`, error)
  }
}
