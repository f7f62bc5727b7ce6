import type { Entry } from "./entry.js"
import { FactBooks } from "./fact-books.js"
import type { EntryFacts, SaleFact, ShareFact } from "./facts.js"
import type { Hash } from "./hash.js"
import type { HouseholdKind, SaleMechanism } from "./snapshot.js"

/**
 * The measures of LEDGER 25 in fen, each on its own entry's day, and counts. Never summed with one another. The rungs of
 * the evidence ladder (LEDGER 22) are amounts of benefit too: accrued · acknowledged · paid · received.
 */
export interface Measures {
  readonly gmvFen: bigint
  readonly refundsFen: bigint
  readonly netSalesFen: bigint
  readonly linkedSalesFen: bigint
  readonly benefitAccruedFen: bigint
  readonly benefitAcknowledgedFen: bigint
  /** covered by a payout with voucher, or by an advance at delivery that a sale attributed */
  readonly benefitPaidFen: bigint
  readonly benefitReceivedFen: bigint
  /** settled for goods that came back: owed by cooperatives, kept by households (LEDGER 23) */
  readonly paidInAdvanceFen: bigint
  /** distinct households whose net accrual over the period is > 0; they do not add up over months or rows */
  readonly households: number
  readonly householdsAcknowledged: number
  readonly householdsPaid: number
  readonly householdsReceived: number
  /** orders captured in the period, less those whose capture was reversed in it */
  readonly orders: number
}

/** What a report shows where nothing happened. */
export const NO_MEASURES: Measures = {
  gmvFen: 0n, refundsFen: 0n, netSalesFen: 0n, linkedSalesFen: 0n, benefitAccruedFen: 0n, benefitAcknowledgedFen: 0n, benefitPaidFen: 0n, benefitReceivedFen: 0n,
  paidInAdvanceFen: 0n, households: 0, householdsAcknowledged: 0, householdsPaid: 0, householdsReceived: 0, orders: 0,
}

/** `none`: goods under no agreement. */
export type MechanismName = SaleMechanism | "none"

/**
 * Which facts count: Asia/Shanghai days `YYYY-MM-DD`, both inclusive, and where. Village and kind are a household's: with
 * one of them the sales measures are 0, since goods belong to no household.
 */
export interface MeasureFilter {
  readonly from: string
  readonly to: string
  readonly countyCode?: string | undefined
  readonly cooperativeId?: string | undefined
  readonly productId?: string | undefined
  readonly mechanism?: MechanismName | undefined
  readonly villageCode?: string | undefined
  readonly householdKind?: HouseholdKind | undefined
}

/** What a report's rows are told apart by. */
export const GROUPINGS = ["county", "cooperative", "product", "mechanism", "village", "kind", "month"] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Whether a grouping or filter is about households alone. */
export const isHouseholdSide = (filter: MeasureFilter, by: Grouping | null): boolean => filter.villageCode !== undefined || filter.householdKind !== undefined || by === "village" || by === "kind"

type Rungs = [accrued: bigint, acknowledged: bigint, paid: bigint, received: bigint]

/** Adds up facts one by one, for journals larger than memory. */
export class MeasureTally {
  #gmvFen = 0n
  #refundsFen = 0n
  #linkedFen = 0n
  #inAdvanceFen = 0n
  #orders = 0
  readonly #households = new Map<string, Rungs>()

  addSale(fact: SaleFact): void {
    this.#gmvFen += fact.gmvFen
    this.#refundsFen += fact.refundsFen
    this.#linkedFen += fact.linkedFen
  }

  addShare(fact: ShareFact): void {
    this.#inAdvanceFen += fact.inAdvanceFen
    const [accrued, acknowledged, paid, received] = this.#households.get(fact.householdId) ?? [0n, 0n, 0n, 0n]
    this.#households.set(fact.householdId, [accrued + fact.accruedFen, acknowledged + fact.acknowledgedFen, paid + fact.paidFen, received + fact.receivedFen])
  }

  addOrder(captured: number): void {
    this.#orders += captured
  }

  measures(): Measures {
    const rungs = [...this.#households.values()]
    const sum = (rung: 0 | 1 | 2 | 3) => rungs.reduce((total, household) => total + household[rung], 0n)
    const reached = (rung: 0 | 1 | 2 | 3) => rungs.filter((household) => household[rung] > 0n).length
    return {
      gmvFen: this.#gmvFen, refundsFen: this.#refundsFen, netSalesFen: this.#gmvFen - this.#refundsFen, linkedSalesFen: this.#linkedFen,
      benefitAccruedFen: sum(0), benefitAcknowledgedFen: sum(1), benefitPaidFen: sum(2), benefitReceivedFen: sum(3), paidInAdvanceFen: this.#inAdvanceFen,
      households: reached(0), householdsAcknowledged: reached(1), householdsPaid: reached(2), householdsReceived: reached(3), orders: this.#orders,
    }
  }
}

/** Measures by row key; one row with the empty key where nothing is told apart. */
export class MeasureTable {
  readonly #rows = new Map<string, MeasureTally>()

  constructor(readonly filter: MeasureFilter, readonly by: Grouping | null) {}

  add(facts: EntryFacts): void {
    const { filter } = this
    if (facts.day < filter.from || facts.day > filter.to) return
    if (!isHouseholdSide(filter, this.by)) {
      const captured = new Set<string>()
      for (const fact of facts.sales) {
        if (!isCellWithin(fact, filter)) continue
        const key = this.#keyOf(fact, facts.day)
        this.#row(key).addSale(fact)
        captured.add(key)
      }
      for (const key of captured) this.#row(key).addOrder(facts.captured)
    }
    for (const fact of facts.shares) if (isHouseholdWithin(fact, filter)) this.#row(this.#keyOf(fact, facts.day)).addShare(fact)
  }

  measures(): Map<string, Measures> {
    return new Map([...this.#rows].map(([key, tally]) => [key, tally.measures()]))
  }

  #row(key: string): MeasureTally {
    const tally = this.#rows.get(key) ?? new MeasureTally()
    this.#rows.set(key, tally)
    return tally
  }

  #keyOf(fact: SaleFact | ShareFact, day: string): string {
    switch (this.by) {
      case null: return ""
      case "county": return fact.countyCode
      case "cooperative": return fact.cooperativeId
      case "product": return fact.productId
      case "mechanism": return fact.mechanism ?? "none"
      case "village": return "villageCode" in fact ? (fact.villageCode ?? "") : ""
      case "kind": return "householdKind" in fact ? fact.householdKind : ""
      case "month": return day.slice(0, 7)
    }
  }
}

function isCellWithin(fact: SaleFact | ShareFact, filter: MeasureFilter): boolean {
  return (
    (filter.countyCode === undefined || fact.countyCode === filter.countyCode) &&
    (filter.cooperativeId === undefined || fact.cooperativeId === filter.cooperativeId) &&
    (filter.productId === undefined || fact.productId === filter.productId) &&
    (filter.mechanism === undefined || (fact.mechanism ?? "none") === filter.mechanism)
  )
}

function isHouseholdWithin(fact: ShareFact, filter: MeasureFilter): boolean {
  return (
    isCellWithin(fact, filter) &&
    (filter.villageCode === undefined || fact.villageCode === filter.villageCode) &&
    (filter.householdKind === undefined || fact.householdKind === filter.householdKind)
  )
}

/** The measures recomputed from raw entries; every report total must equal them to the fen (LEDGER 26). */
export function measuresOf(entries: Iterable<Entry>, filter: MeasureFilter, hash: Hash): Measures {
  return breakdownOf(entries, { filter, by: null }, hash).get("") ?? NO_MEASURES
}

/** The same by row; households are distinct inside a row and do not add up over rows. */
export function breakdownOf(entries: Iterable<Entry>, query: { filter: MeasureFilter; by: Grouping | null }, hash: Hash): Map<string, Measures> {
  const [table, books, families] = [new MeasureTable(query.filter, query.by), new FactBooks(hash), new Map<string, Entry[]>()]
  for (const entry of entries) {
    const family = families.get(entry.orderId ?? "") ?? []
    if (entry.orderId !== null) families.set(entry.orderId, family)
    family.push(entry)
    table.add(books.take(entry, family))
  }
  return table.measures()
}
