import { apportion, floorQuotient } from "../money/index.js"
import type { Posting } from "./account.js"
import { type Hash, hashOfTexts } from "./hash.js"
import { lineAmounts } from "./line-amounts.js"
import { type HouseholdShare, lineShares, linkedPartFen } from "./line-shares.js"
import { post } from "./postings.js"
import type { LineTaken } from "./sale-history.js"
import type { LineSnapshot } from "./snapshot.js"

/** What is reversed of one line once so much was returned, in fen; a function of the line and the sums returned alone. */
export interface LineReversal {
  /** the refunded share of L: Σ households + commission + cooperative, and also cash + promotion */
  readonly grossFen: bigint
  readonly linkedFen: bigint
  readonly cashFen: bigint
  readonly promotionFen: bigint
  readonly commissionFen: bigint
  readonly cooperativeFen: bigint
  readonly households: readonly HouseholdShare[]
}

/** What has come back of a line so far: money that reverses its shares, and sale units. */
export type Returned = Pick<LineTaken, "returnedFen" | "quantity">

/**
 * Law 3 and 6: gross = ⌊L × returned cash ÷ cash⌋, or ⌊L × returned quantity ÷ quantity⌋ where the buyer paid nothing;
 * apportioned over the original benefit, commission and cooperative parts, the benefit over the original household
 * shares. Nothing returned gives zero, everything returned gives exactly the original. The result takes the sum returned.
 */
export function reversalOfLine(line: LineSnapshot, hash: Hash): (returned: Returned) => LineReversal {
  const shares = lineShares(line, hash)
  const tie = (name: string) => hashOfTexts(hash, line.lineId, name)
  const parts = [shares.benefitFen, shares.commissionFen, shares.cooperativeFen]
  const partTies = ["benefit", "commission", "cooperative"].map(tie)
  const originals = shares.households.map((share) => share.amountFen)
  const householdTies = shares.households.map((share) => `${tie(share.householdId)} ${share.lotId ?? ""}`)
  return (returned) => {
    const grossFen = grossReturned(line, returned)
    const [benefitFen = 0n, commissionFen = 0n, cooperativeFen = 0n] = apportion(grossFen, parts, partTies)
    const reversed = apportion(benefitFen, originals, householdTies)
    return {
      grossFen,
      linkedFen: linkedPartFen(line, grossFen, hash),
      cashFen: returned.returnedFen,
      promotionFen: grossFen - returned.returnedFen,
      commissionFen,
      cooperativeFen,
      households: shares.households.map((share, index) => ({ ...share, amountFen: reversed[index] as bigint })),
    }
  }
}

function grossReturned(line: LineSnapshot, returned: Returned): bigint {
  const { lineFen, cashFen } = lineAmounts(line)
  if (cashFen > 0n) return floorQuotient(lineFen * returned.returnedFen, cashFen)
  return floorQuotient(lineFen * BigInt(returned.quantity), BigInt(line.quantity))
}

/** What is still to be posted to come from one state of a line's reversal to another. */
export function reversalStep(before: LineReversal, after: LineReversal): LineReversal {
  return {
    grossFen: after.grossFen - before.grossFen,
    linkedFen: after.linkedFen - before.linkedFen,
    cashFen: after.cashFen - before.cashFen,
    promotionFen: after.promotionFen - before.promotionFen,
    commissionFen: after.commissionFen - before.commissionFen,
    cooperativeFen: after.cooperativeFen - before.cooperativeFen,
    households: after.households.map((share, index) => ({ ...share, amountFen: share.amountFen - (before.households[index]?.amountFen ?? 0n) })),
  }
}

/** The step's postings: Dr benefit, commission and cooperative, Cr clearing and platform promotion. */
export function reversalPostings(line: LineSnapshot, step: LineReversal): Posting[] {
  const own = { cooperativeId: line.cooperativeId, lineId: line.lineId }
  return [
    ...post("clearing", -step.cashFen, own),
    ...post("platform_promotion", -step.promotionFen, own),
    ...step.households.flatMap(({ householdId, lotId, amountFen }) => post("household_benefit", amountFen, { ...own, householdId, lotId })),
    ...post("commission", step.commissionFen, own),
    ...post("cooperative", step.cooperativeFen, own),
  ]
}
