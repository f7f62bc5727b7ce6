import { setTimeout as pause } from "node:timers/promises"
import { shop } from "./shop.js"

/** How long two rounds of reconcile may take, with room for a slow machine. */
export const twoCyclesMs = () => shop.reconcileSeconds * 2_000 + 20_000

/** Asks again until the answer is what is awaited; the last answer is in the error. */
export async function until<T>(question: () => Promise<T>, awaited: (answer: T) => boolean, withinMs: number): Promise<T> {
  const end = Date.now() + withinMs
  let answer = await question()
  while (!awaited(answer)) {
    if (Date.now() > end) throw new Error(`not so within ${withinMs} ms: ${JSON.stringify(answer).slice(0, 600)}`)
    await pause(400)
    answer = await question()
  }
  return answer
}
