/** Draws from a seed, so that a run can be played again: mulberry32. */
export class Chance {
  private state: number

  constructor(readonly seed: number) {
    this.state = seed >>> 0
  }

  /** 0 ≤ draw < 1 */
  draw(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.draw() * (most - least + 1))
  }

  happens(probability: number): boolean {
    return this.draw() < probability
  }

  /** Undefined of an empty list. */
  pick<T>(of: readonly T[]): T | undefined {
    return of[this.whole(0, of.length - 1)]
  }

  /** Each with this probability, and at least one where there is any. */
  some<T>(of: readonly T[], probability = 0.5): T[] {
    const chosen = of.filter(() => this.happens(probability))
    const one = this.pick(of)
    return chosen.length > 0 || one === undefined ? chosen : [one]
  }
}
