import type { LineFact, MeasureFilter } from "@qianhang/shared/ledger"
import type { EntityManager } from "typeorm"

/** A rollup row that is not what the raw entries make of it. */
export type Difference = { rollup: string; grain: string; stored: string; recomputed: string }

const tables = {
  sales_day: { key: "product_id", sums: ["gmv_fen", "refunds_fen", "linked_fen", "accrued_fen"] },
  order_day: { key: "order_id", sums: ["captured_lines", "gmv_fen", "refunds_fen", "linked_fen", "accrued_fen"] },
  household_day: { key: "household_id", sums: ["accrued_fen"] },
} as const
type Rollup = keyof typeof tables

/** Makes every rollup row anew from facts, to be held against the stored ones to the fen, whichever table a report reads. */
export class RecomputedRollups {
  private readonly rows: Record<Rollup, Map<string, bigint[]>> = { sales_day: new Map(), order_day: new Map(), household_day: new Map() }

  add(fact: LineFact): void {
    const grain = `${fact.day}/${fact.countyCode}/${fact.cooperativeId}`
    const sales = [fact.gmvFen, fact.refundsFen, fact.linkedFen, fact.accruedFen]
    this.addRow("sales_day", `${grain}/${fact.productId}`, sales)
    this.addRow("order_day", `${grain}/${fact.orderId}`, [BigInt(fact.capturedLines), ...sales])
    for (const { householdId, amountFen } of fact.households) this.addRow("household_day", `${grain}/${householdId}`, [amountFen])
  }

  /** Rows of the filter that are stored otherwise, or missing, or too many; empty when all are equal. */
  async differences(manager: EntityManager, filter: MeasureFilter): Promise<Difference[]> {
    const differences: Difference[] = []
    for (const rollup of Object.keys(tables) as Rollup[]) {
      const [stored, recomputed] = [await storedRows(manager, rollup, filter), this.rows[rollup]]
      for (const grain of new Set([...stored.keys(), ...recomputed.keys()])) {
        const [left, right] = [stored.get(grain) ?? "no row", recomputed.get(grain)?.join("|") ?? "no row"]
        if (left !== right) differences.push({ rollup, grain, stored: left, recomputed: right })
      }
    }
    return differences
  }

  private addRow(rollup: Rollup, grain: string, amounts: readonly bigint[]): void {
    const before = this.rows[rollup].get(grain)
    this.rows[rollup].set(grain, amounts.map((amount, index) => amount + (before?.[index] ?? 0n)))
  }
}

async function storedRows(manager: EntityManager, rollup: Rollup, filter: MeasureFilter): Promise<Map<string, string>> {
  const { key, sums } = tables[rollup]
  const rows = await manager.query<{ grain: string; sums: string }[]>(
    `select day::text || '/' || county_code || '/' || cooperative_id || '/' || ${key} as grain, concat_ws('|', ${sums.join(", ")}) as sums
     from benefit.${rollup} where day between $1 and $2 and ($3::text is null or county_code = $3) and ($4::text is null or cooperative_id = $4)`,
    [filter.from, filter.to, filter.countyCode ?? null, filter.cooperativeId ?? null],
  )
  return new Map(rows.map((row) => [row.grain, row.sums]))
}
