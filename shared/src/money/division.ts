/**
 * The one file in which money is divided (LEDGER 1). Everything else multiplies, adds and compares.
 * Amounts here are never negative: rounding towards zero and rounding down are then the same thing.
 */

/** A rate is expressed in basis points: 10,000 bps is the whole. */
export const WHOLE_BPS = 10_000

/** A quotient was asked of numbers it is not defined for: dividend ≥ 0 and divisor > 0 are required. */
export class QuotientUndefined extends Error {
  override readonly name = "QuotientUndefined"
  constructor(readonly dividend: bigint, readonly divisor: bigint) {
    super(`expected dividend ≥ 0 and divisor > 0, found ${dividend} ÷ ${divisor}`)
  }
}

/** A rate lies outside 0 … 10,000 whole basis points. */
export class RateOutOfRange extends Error {
  override readonly name = "RateOutOfRange"
  constructor(readonly rateBps: number) {
    super(`expected a whole rate of 0 to ${WHOLE_BPS} bps, found ${rateBps}`)
  }
}

/** ⌊dividend ÷ divisor⌋. Throws QuotientUndefined. */
export function floorQuotient(dividend: bigint, divisor: bigint): bigint {
  if (dividend < 0n || divisor <= 0n) throw new QuotientUndefined(dividend, divisor)
  return dividend / divisor
}

/** dividend ÷ divisor to the nearest integer, exact halves upwards. Throws QuotientUndefined. */
export function nearestQuotient(dividend: bigint, divisor: bigint): bigint {
  return floorQuotient(2n * dividend + divisor, 2n * divisor)
}

/** ⌊amount × rate⌋ in fen (LEDGER 5: benefit and commission are floored). Throws RateOutOfRange, QuotientUndefined. */
export function floorBps(amountFen: bigint, rateBps: number): bigint {
  if (!Number.isInteger(rateBps) || rateBps < 0 || rateBps > WHOLE_BPS) throw new RateOutOfRange(rateBps)
  return floorQuotient(amountFen * BigInt(rateBps), BigInt(WHOLE_BPS))
}
