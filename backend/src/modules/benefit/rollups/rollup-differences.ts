import { factRows, ROLLUP_NAMES, ROLLUPS, rollupStep, type EntryFacts, type FactRow, type MeasureFilter, type RollupName } from "@qianhang/shared/ledger"
import type { EntityManager } from "typeorm"
import { wholeMonths } from "../reports/period"
import { columnOf, sumColumns } from "./rollup-tables"

/** A rollup row that is not what the raw entries make of it. */
export type Difference = { rollup: string; grain: string; stored: string; recomputed: string }

/** Makes every rollup row anew from facts, to be held against the stored ones to the fen, whichever rollup a report reads. */
export class RecomputedRollups {
  private readonly rows = new Map<RollupName, Map<string, bigint[]>>(ROLLUP_NAMES.map((name) => [name, new Map()]))

  constructor(private readonly filter: MeasureFilter) {}

  add(facts: EntryFacts): void {
    for (const row of factRows(facts)) {
      if (!isCellWithin(row, this.filter)) continue
      for (const name of ROLLUP_NAMES) this.addRow(name, row)
    }
  }

  /** Rows of the filter's days and cells that are stored otherwise, or missing, or too many; empty when all are equal. */
  async differences(manager: EntityManager): Promise<Difference[]> {
    const differences: Difference[] = []
    for (const rollup of ROLLUP_NAMES) {
      const [stored, recomputed] = [await storedRows(manager, rollup, this.filter), this.rows.get(rollup)]
      for (const grain of new Set([...stored.keys(), ...(recomputed?.keys() ?? [])])) {
        const [left, right] = [stored.get(grain) ?? "no row", recomputed?.get(grain)?.join("|") ?? "no row"]
        if (left !== right) differences.push({ rollup, grain, stored: left, recomputed: right })
      }
    }
    return differences
  }

  private addRow(name: RollupName, row: FactRow): void {
    const step = rollupStep(name, row)
    if (step === null || !isPeriodWithin(step.key[0] ?? "", name, this.filter)) return
    const [rows, grain] = [this.rows.get(name), step.key.join("/")]
    const before = rows?.get(grain)
    rows?.set(grain, step.adds.map((add, index) => add + (before?.[index] ?? 0n)))
  }
}

/** Household-side filters are left aside: what is wrong in a village's cell is wrong in the report. */
function isCellWithin(row: FactRow, { countyCode, cooperativeId, productId, mechanism }: MeasureFilter): boolean {
  return (
    (countyCode === undefined || row.countyCode === countyCode) && (cooperativeId === undefined || row.cooperativeId === cooperativeId) &&
    (productId === undefined || row.productId === productId) && (mechanism === undefined || (row.mechanism || "none") === mechanism)
  )
}

/** A month's row can be judged only where the whole month is in the period. */
function isPeriodWithin(period: string, name: RollupName, filter: MeasureFilter): boolean {
  const { from, to } = isMonthly(name) ? wholeMonths(filter) : filter
  return from <= period && period <= to
}

async function storedRows(manager: EntityManager, rollup: RollupName, filter: MeasureFilter): Promise<Map<string, string>> {
  const { from, to } = isMonthly(rollup) ? wholeMonths(filter) : filter
  const grain = ROLLUPS[rollup].grain.map((part) => (part === "day" || part === "month" ? `${part}::text` : columnOf(part)))
  const rows = await manager.query<{ grain: string; sums: string }[]>(
    `select concat_ws('/', ${grain.join(", ")}) as grain, concat_ws('|', ${sumColumns(rollup).map(({ column }) => column).join(", ")}) as sums
     from benefit.${rollup} where ${ROLLUPS[rollup].grain[0]} between $1 and $2 and ($3::text is null or county_code = $3) and ($4::text is null or cooperative_id = $4)
       and ($5::text is null or product_id = $5) and ($6::text is null or mechanism = $6)`,
    [from, to, filter.countyCode ?? null, filter.cooperativeId ?? null, filter.productId ?? null, filter.mechanism === "none" ? "" : (filter.mechanism ?? null)],
  )
  return new Map(rows.map((row) => [row.grain, row.sums]))
}

const isMonthly = (name: RollupName): boolean => ROLLUPS[name].grain[0] === "month"
