import type { Grouping, HouseholdKind, MeasureFilter, SaleMechanism } from "@qianhang/shared/ledger"

export type GoodsFact = { cooperativeId: string; productId: string; mechanism: SaleMechanism | null; gmv: number; refunds: number }
export type Rungs = { accrued: number; acknowledged: number; paid: number; received: number; inAdvance: number }
export type ShareFact = Partial<Rungs> & { cooperativeId: string; productId: string; mechanism: SaleMechanism; householdId: string; kind: HouseholdKind; village: string }
/** What happened on one day. */
export type Event = { day: string; captured: 0 | 1; goods: GoodsFact[]; shares: ShareFact[] }

type Sums = { gmv: number; refunds: number; linked: number; orders: number; inAdvance: number; households: Map<string, Rungs> }

/** Measures in the names of the core, as whole numbers, added up over events by the plainest loop. */
export function measured(events: readonly Event[], filter: MeasureFilter, by: Grouping | null, countyOf: ReadonlyMap<string, string>): Map<string, Record<string, number>> {
  const rows = new Map<string, Sums>()
  const row = (key: string): Sums => {
    const found = rows.get(key) ?? { gmv: 0, refunds: 0, linked: 0, orders: 0, inAdvance: 0, households: new Map<string, Rungs>() }
    rows.set(key, found)
    return found
  }
  const within = (fact: GoodsFact | ShareFact): boolean =>
    (!filter.countyCode || countyOf.get(fact.cooperativeId) === filter.countyCode) && (!filter.cooperativeId || fact.cooperativeId === filter.cooperativeId) &&
    (!filter.productId || fact.productId === filter.productId) && (!filter.mechanism || (fact.mechanism ?? "none") === filter.mechanism)
  const keyOf = (fact: GoodsFact | ShareFact, day: string): string => {
    if (by === null) return ""
    if (by === "month") return day.slice(0, 7)
    if (by === "county") return countyOf.get(fact.cooperativeId) ?? ""
    if (by === "cooperative") return fact.cooperativeId
    if (by === "product") return fact.productId
    if (by === "mechanism") return fact.mechanism ?? "none"
    return "kind" in fact ? (by === "kind" ? fact.kind : fact.village) : ""
  }
  const householdsAlone = by === "village" || by === "kind" || filter.villageCode !== undefined || filter.householdKind !== undefined
  for (const { day, captured, goods, shares } of events) {
    if (day < filter.from || day > filter.to) continue
    const counted = new Set<string>()
    for (const fact of householdsAlone ? [] : goods.filter(within)) {
      const key = keyOf(fact, day)
      const sums = row(key)
      sums.gmv += fact.gmv
      sums.refunds += fact.refunds
      if (fact.mechanism !== null) sums.linked += fact.gmv - fact.refunds
      if (captured === 1 && !counted.has(key)) sums.orders += 1
      counted.add(key)
    }
    for (const fact of shares.filter((one) => within(one) && (!filter.villageCode || one.village === filter.villageCode) && (!filter.householdKind || one.kind === filter.householdKind))) addShare(row(keyOf(fact, day)), fact)
  }
  return new Map([...rows].map(([key, sums]) => [key, namedOf(sums)]))
}

function addShare(sums: Sums, fact: ShareFact): void {
  const before = sums.households.get(fact.householdId) ?? { accrued: 0, acknowledged: 0, paid: 0, received: 0, inAdvance: 0 }
  sums.inAdvance += fact.inAdvance ?? 0
  sums.households.set(fact.householdId, {
    accrued: before.accrued + (fact.accrued ?? 0), acknowledged: before.acknowledged + (fact.acknowledged ?? 0), paid: before.paid + (fact.paid ?? 0), received: before.received + (fact.received ?? 0), inAdvance: 0,
  })
}

function namedOf({ gmv, refunds, linked, orders, inAdvance, households }: Sums): Record<string, number> {
  const rungs = [...households.values()]
  const total = (name: keyof Rungs): number => rungs.reduce((sum, one) => sum + one[name], 0)
  const reached = (name: keyof Rungs): number => rungs.filter((one) => one[name] > 0).length
  return {
    gmvFen: gmv, refundsFen: refunds, netSalesFen: gmv - refunds, linkedSalesFen: linked, benefitAccruedFen: total("accrued"), benefitAcknowledgedFen: total("acknowledged"), benefitPaidFen: total("paid"),
    benefitReceivedFen: total("received"), paidInAdvanceFen: inAdvance, households: reached("accrued"), householdsAcknowledged: reached("acknowledged"), householdsPaid: reached("paid"), householdsReceived: reached("received"), orders,
  }
}
