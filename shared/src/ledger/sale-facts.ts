import type { Entry, RefundRecord } from "./entry.js"
import { type Cell, cellKey, type SaleFact } from "./facts.js"
import type { Hash } from "./hash.js"
import { lineAmounts } from "./line-amounts.js"
import { partsOfLine } from "./line-shares.js"
import type { LineSnapshot, SaleMechanism, SaleSnapshot } from "./snapshot.js"

/** L of every captured line, over the mechanisms of its parts; a gift's cell is there with 0. */
export function capturedGoods(snapshot: SaleSnapshot, hash: Hash): SaleFact[] {
  return merged(snapshot.lines.flatMap((line) => goodsOf(line, lineAmounts(line).lineFen, hash).map((goods) => factOf(line, goods.mechanism, { gmvFen: goods.amountFen, refundsFen: 0n }))))
}

/**
 * What a refund, or the reversal of one, took of each line's goods. The parts of a line under different mechanisms are
 * split at the cumulative sums before and after, as law 3 splits everything else. `earlier`: the order's entries before it.
 */
export function refundedGoods(refund: RefundRecord, sale: SaleSnapshot, earlier: readonly Entry[], hash: Hash): SaleFact[] {
  return merged(refund.lines.flatMap(({ lineId, grossFen }) => {
    const line = sale.lines.find((one) => one.lineId === lineId)
    if (line === undefined || grossFen === 0n) return []
    const before = line.parts.length === 1 ? 0n : grossBefore(lineId, refund.saleSequence, earlier)
    const [from, to] = [goodsOf(line, before, hash), goodsOf(line, before + grossFen, hash)]
    return to.map(({ mechanism, amountFen }, index) => factOf(line, mechanism, { gmvFen: 0n, refundsFen: amountFen - (from[index]?.amountFen ?? 0n) }))
  })).filter((fact) => fact.refundsFen !== 0n)
}

/** An amount of a line over the line's parts, in the order of the snapshot. */
function goodsOf(line: LineSnapshot, amountFen: bigint, hash: Hash): { mechanism: SaleMechanism | null; amountFen: bigint }[] {
  const parts = partsOfLine(line, amountFen, hash)
  return line.parts.map((part, index) => ({ mechanism: part.agreement?.mechanism ?? null, amountFen: parts[index] as bigint }))
}

function grossBefore(lineId: string, saleSequence: bigint, earlier: readonly Entry[]): bigint {
  let gross = 0n
  for (const { refund } of earlier) {
    if (refund === null || refund.saleSequence !== saleSequence) continue
    for (const line of refund.lines) if (line.lineId === lineId) gross += line.grossFen
  }
  return gross
}

function factOf({ countyCode, cooperativeId, productId }: Omit<Cell, "mechanism">, mechanism: SaleMechanism | null, { gmvFen, refundsFen }: Pick<SaleFact, "gmvFen" | "refundsFen">): SaleFact {
  return { countyCode, cooperativeId, productId, mechanism, gmvFen, refundsFen, linkedFen: mechanism === null ? 0n : gmvFen - refundsFen }
}

/** One fact per cell, in the order of their keys. */
function merged(facts: readonly SaleFact[]): SaleFact[] {
  const byCell = new Map<string, SaleFact>()
  for (const fact of facts) {
    const key = cellKey(fact)
    const before = byCell.get(key)
    byCell.set(key, before === undefined ? fact : { ...fact, gmvFen: before.gmvFen + fact.gmvFen, refundsFen: before.refundsFen + fact.refundsFen, linkedFen: before.linkedFen + fact.linkedFen })
  }
  return [...byCell].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fact]) => fact)
}
