import type { Posting } from "./account.js"
import type { Entry } from "./entry.js"
import { SnapshotUnlawful } from "./errors.js"
import { type HouseholdCell, householdCellKey, NO_SHARE, SHARE_AMOUNTS, type ShareAmounts, type ShareFact } from "./facts.js"
import type { LineSnapshot, SaleSnapshot } from "./snapshot.js"

/** Accruals of a sale, a refund or the reversal of one: credits of household benefit, debits take them back. */
export function accruals({ postings }: Entry, sale: SaleSnapshot): ShareFact[] {
  return sharesOf(postings, sale, ({ account, amountFen }) => (account === "household_benefit" ? { accruedFen: -amountFen } : null))
}

/** What a settlement, or what followed it after a refund, moves of each share. */
export function settledShares({ kind, postings }: Entry, sale: SaleSnapshot): ShareFact[] {
  return sharesOf(postings, sale, ({ account, amountFen }) => {
    if (account === "household_payable") return { settledFen: -amountFen, payableFen: -amountFen }
    if (account === "household_advance") return { settledFen: -amountFen, paidFen: -amountFen, inAdvanceFen: kind === "receivable" ? -amountFen : 0n }
    if (account === "cooperative_receivable") return { inAdvanceFen: amountFen }
    return null
  })
}

function sharesOf(postings: readonly Posting[], sale: SaleSnapshot, amountsOf: (posting: Posting) => Partial<ShareAmounts> | null): ShareFact[] {
  const byCell = new Map<string, ShareFact>()
  const cellOf = householdCells(sale)
  for (const posting of postings) {
    const amounts = posting.householdId === null ? null : amountsOf(posting)
    if (amounts === null) continue
    addShare(byCell, { ...cellOf(posting), ...NO_SHARE, ...amounts })
  }
  return [...byCell.values()].filter((fact) => SHARE_AMOUNTS.some((name) => fact[name] !== 0n))
}

/** Adds a fact to the one of the same cell. */
export function addShare(byCell: Map<string, ShareFact>, fact: ShareFact): void {
  const key = householdCellKey(fact)
  const before = byCell.get(key)
  byCell.set(key, before === undefined ? fact : {
    ...fact,
    accruedFen: before.accruedFen + fact.accruedFen, settledFen: before.settledFen + fact.settledFen, payableFen: before.payableFen + fact.payableFen,
    acknowledgedFen: before.acknowledgedFen + fact.acknowledgedFen, paidFen: before.paidFen + fact.paidFen, receivedFen: before.receivedFen + fact.receivedFen,
    inAdvanceFen: before.inAdvanceFen + fact.inAdvanceFen,
  })
}

/**
 * The snapshot's words for the household of a posting: line, lot and household name one contribution. Where parts without lots
 * share a household, the first of them names it. What it gives throws SnapshotUnlawful.
 */
function householdCells(sale: SaleSnapshot): (posting: Posting) => HouseholdCell {
  const lines = new Map(sale.lines.map((line) => [line.lineId, cellsOfLine(line)]))
  return ({ lineId, lotId, householdId }) => {
    const found = lines.get(lineId ?? "")?.get(lotId)?.get(householdId ?? "")
    if (found === undefined) throw new SnapshotUnlawful(`${lineId ?? ""} ${householdId ?? ""}`, "a share of a household that the sale's snapshot names")
    return found
  }
}

/** A line's households by lot. */
function cellsOfLine({ countyCode, cooperativeId, productId, parts }: LineSnapshot): Map<string | null, Map<string, HouseholdCell>> {
  const lots = new Map<string | null, Map<string, HouseholdCell>>()
  for (const { agreement, draws } of parts) {
    if (agreement === null) continue
    for (const { lotId, contributions } of draws) {
      const households = lots.get(lotId) ?? new Map<string, HouseholdCell>()
      lots.set(lotId, households)
      for (const { householdId, kind, villageCode } of contributions) {
        if (!households.has(householdId)) households.set(householdId, { countyCode, cooperativeId, productId, mechanism: agreement.mechanism, householdId, householdKind: kind, villageCode })
      }
    }
  }
  return lots
}
