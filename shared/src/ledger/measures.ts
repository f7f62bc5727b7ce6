import type { Entry } from "./entry.js"
import { factsOf, type LineFact } from "./facts.js"
import type { Hash } from "./hash.js"

/** The five measures of LEDGER 25 in fen, and two counts. Never summed with one another. */
export interface Measures {
  readonly gmvFen: bigint
  readonly refundsFen: bigint
  readonly netSalesFen: bigint
  readonly linkedSalesFen: bigint
  readonly benefitAccruedFen: bigint
  /** benefit covered by a payout with voucher; no entry kind pays yet, so it is truly 0 */
  readonly benefitPaidFen: bigint
  /** distinct households whose net accrual over the period is > 0 */
  readonly households: number
  /** distinct orders with a captured line in the period */
  readonly orders: number
}

/** Which facts count: Asia/Shanghai days `YYYY-MM-DD`, both inclusive; county and cooperative when given. */
export interface MeasureFilter {
  readonly from: string
  readonly to: string
  readonly countyCode?: string | undefined
  readonly cooperativeId?: string | undefined
}

/** Adds up facts one by one, for journals larger than memory. */
export class MeasureTally {
  #gmvFen = 0n
  #refundsFen = 0n
  #linkedFen = 0n
  #accruedFen = 0n
  readonly #accrualOf = new Map<string, bigint>()
  readonly #linesOf = new Map<string, number>()

  add(fact: LineFact): void {
    this.#gmvFen += fact.gmvFen
    this.#refundsFen += fact.refundsFen
    this.#linkedFen += fact.linkedFen
    this.#accruedFen += fact.accruedFen
    for (const { householdId, amountFen } of fact.households) this.#accrualOf.set(householdId, (this.#accrualOf.get(householdId) ?? 0n) + amountFen)
    this.#linesOf.set(fact.orderId, (this.#linesOf.get(fact.orderId) ?? 0) + fact.capturedLines)
  }

  measures(): Measures {
    return {
      gmvFen: this.#gmvFen,
      refundsFen: this.#refundsFen,
      netSalesFen: this.#gmvFen - this.#refundsFen,
      linkedSalesFen: this.#linkedFen,
      benefitAccruedFen: this.#accruedFen,
      benefitPaidFen: 0n,
      households: [...this.#accrualOf.values()].filter((accrued) => accrued > 0n).length,
      orders: [...this.#linesOf.values()].filter((lines) => lines > 0).length,
    }
  }
}

/** Whether a fact lies inside the filter. */
export function isWithin(fact: LineFact, filter: MeasureFilter): boolean {
  return (
    fact.day >= filter.from &&
    fact.day <= filter.to &&
    (filter.countyCode === undefined || fact.countyCode === filter.countyCode) &&
    (filter.cooperativeId === undefined || fact.cooperativeId === filter.cooperativeId)
  )
}

/** The measures recomputed from raw entries; every report total must equal them to the fen (LEDGER 26). */
export function measuresOf(entries: Iterable<Entry>, filter: MeasureFilter, hash: Hash): Measures {
  const tally = new MeasureTally()
  for (const entry of entries) for (const fact of factsOf(entry, hash)) if (isWithin(fact, filter)) tally.add(fact)
  return tally.measures()
}

/** The same per county code or per cooperative id; households are distinct inside a row and do not add up over rows. */
export function breakdownOf(entries: Iterable<Entry>, query: { filter: MeasureFilter; by: "countyCode" | "cooperativeId" }, hash: Hash): Map<string, Measures> {
  const tallies = new Map<string, MeasureTally>()
  for (const entry of entries) {
    for (const fact of factsOf(entry, hash)) {
      if (!isWithin(fact, query.filter)) continue
      const tally = tallies.get(fact[query.by]) ?? new MeasureTally()
      tally.add(fact)
      tallies.set(fact[query.by], tally)
    }
  }
  return new Map([...tallies].map(([key, tally]) => [key, tally.measures()]))
}
