import { nearestQuotient } from "./division.js"
import { sumFen } from "./fen.js"
import { SeatQueue } from "./seat-queue.js"

/** Why an apportionment was refused. */
export type ApportionmentFault = "negative_total" | "negative_weight" | "all_weights_zero" | "ties_do_not_match_weights" | "equal_ties"

/** An apportionment was asked that has no lawful answer. */
export class ApportionmentRefused extends Error {
  override readonly name = "ApportionmentRefused"
  constructor(readonly fault: ApportionmentFault, readonly totalFen: bigint, readonly weights: readonly bigint[]) {
    super(`cannot apportion ${totalFen} fen over ${weights.length} weights: ${fault}`)
  }
}

/** One party of an apportionment: how many fen it holds so far. */
interface Claim { readonly index: number; readonly weight: bigint; readonly tie: string; fen: bigint }

/**
 * Divides `totalFen` over `weights` by Webster / Sainte-Laguë (LEDGER 2): the n-th fen of a party has priority
 * weight ÷ (2n − 1), and the `totalFen` fen of highest priority are given. Equal priorities go to the smaller tie string,
 * so the result depends on the weights and ties alone, never on list order.
 *
 * Σ result = totalFen exactly; a zero weight gets 0; no share falls as the total grows; a total equal to Σ weights gives
 * exactly the weights. Ties must be distinct; callers use sha256(line id, household id) in hex.
 * Throws ApportionmentRefused. A total of 0 gives all zeros, even over weights that are all zero.
 */
export function apportion(totalFen: bigint, weights: readonly bigint[], ties: readonly string[]): bigint[] {
  const weightSum = requireLawful(totalFen, weights, ties)
  const result = weights.map(() => 0n)
  if (totalFen === 0n) return result
  const claims: Claim[] = []
  weights.forEach((weight, index) => {
    if (weight > 0n) claims.push({ index, weight, tie: ties[index] as string, fen: nearestQuotient(weight * totalFen, weightSum) })
  })
  settle(claims, totalFen)
  for (const claim of claims) result[claim.index] = claim.fen
  return result
}

/**
 * Rounding every quota at one common divisor takes exactly the fen whose priority reaches one threshold: a beginning of
 * the order of priorities, at most half a fen per party away from the total. What is missing or too many is then given or
 * taken one fen at a time in that same order, so the result is the naive one without walking through every fen.
 */
function settle(claims: Claim[], totalFen: bigint): void {
  let excess = sumFen(claims.map((claim) => claim.fen)) - totalFen
  if (excess > 0n) {
    const lastGiven = new SeatQueue(claims.filter((claim) => claim.fen > 0n), (a, b) => precedes(b, b.fen, a, a.fen))
    for (; excess > 0n; excess -= 1n) {
      const claim = lastGiven.pop() as Claim
      claim.fen -= 1n
      if (claim.fen > 0n) lastGiven.push(claim)
    }
  } else if (excess < 0n) {
    const nextInLine = new SeatQueue(claims, (a, b) => precedes(a, a.fen + 1n, b, b.fen + 1n))
    for (; excess < 0n; excess += 1n) {
      const claim = nextInLine.pop() as Claim
      claim.fen += 1n
      nextInLine.push(claim)
    }
  }
}

/** Whether the `nth` fen of `a` is given before the `mth` fen of `b`: weight ÷ (2n − 1) compared without dividing. */
function precedes(a: Claim, nth: bigint, b: Claim, mth: bigint): boolean {
  const left = a.weight * (2n * mth - 1n)
  const right = b.weight * (2n * nth - 1n)
  return left === right ? a.tie < b.tie : left > right
}

function requireLawful(totalFen: bigint, weights: readonly bigint[], ties: readonly string[]): bigint {
  const refuse = (fault: ApportionmentFault) => new ApportionmentRefused(fault, totalFen, weights)
  if (totalFen < 0n) throw refuse("negative_total")
  if (weights.some((weight) => weight < 0n)) throw refuse("negative_weight")
  if (ties.length !== weights.length) throw refuse("ties_do_not_match_weights")
  if (new Set(ties).size !== ties.length) throw refuse("equal_ties")
  const sum = sumFen(weights)
  if (sum === 0n && totalFen > 0n) throw refuse("all_weights_zero")
  return sum
}
