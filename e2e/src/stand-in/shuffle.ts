/** Draws from a seed, so that a failing run can be played again: mulberry32, between 0 and 1. */
export function drawsFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The same rows in an order the draws decide (Fisher-Yates). */
export function shuffled<T>(rows: readonly T[], draw: () => number): T[] {
  const order = [...rows]
  for (let last = order.length - 1; last > 0; last -= 1) {
    const at = Math.floor(draw() * (last + 1))
    const [a, b] = [order[last] as T, order[at] as T]
    order[last] = b
    order[at] = a
  }
  return order
}
