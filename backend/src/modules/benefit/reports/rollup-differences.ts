import { factsOf, type LineFact } from "@qianhang/shared/ledger"
import type { DataSource, EntityManager } from "typeorm"
import { readUnproven } from "../journal/entry-store"
import { sha256 } from "../journal/sha256"

const PAGE = 500

type Difference = { rollup: string; grain: string; stored: string; recomputed: string }
type Row = Record<string, string>

const tables = {
  sales_day: { key: "product_id", sums: ["gmv_fen", "refunds_fen", "linked_fen", "accrued_fen"] },
  order_day: { key: "order_id", sums: ["captured_lines", "gmv_fen", "refunds_fen", "linked_fen", "accrued_fen"] },
  household_day: { key: "household_id", sums: ["accrued_fen"] },
} as const
type Rollup = keyof typeof tables

/** Every rollup row against the same row made from the raw entries alone; empty when they are equal to the fen. */
export async function rollupDifferences(source: DataSource): Promise<Difference[]> {
  return source.transaction("REPEATABLE READ", async (manager) => {
    const recomputed = await recomputeRows(manager)
    const differences: Difference[] = []
    for (const rollup of Object.keys(tables) as Rollup[]) {
      const stored = await storedRows(manager, rollup)
      const expected = recomputed[rollup]
      for (const grain of new Set([...stored.keys(), ...expected.keys()])) {
        const [left, right] = [stored.get(grain) ?? "no row", (expected.get(grain) ?? []).join("|") || "no row"]
        if (left !== right) differences.push({ rollup, grain, stored: left, recomputed: right })
      }
    }
    return differences
  })
}

async function storedRows(manager: EntityManager, rollup: Rollup): Promise<Map<string, string>> {
  const { key, sums } = tables[rollup]
  const rows = await manager.query<Row[]>(`select day::text || '/' || county_code || '/' || cooperative_id || '/' || ${key} as grain, concat_ws('|', ${sums.join(", ")}) as sums from benefit.${rollup}`)
  return new Map(rows.map((row) => [row["grain"] ?? "", row["sums"] ?? ""]))
}

async function recomputeRows(manager: EntityManager): Promise<Record<Rollup, Map<string, bigint[]>>> {
  const rows = { sales_day: new Map<string, bigint[]>(), order_day: new Map<string, bigint[]>(), household_day: new Map<string, bigint[]>() }
  for (let after = 0n; ; ) {
    const page = await readUnproven(manager, { after, limit: PAGE })
    for (const fact of page.flatMap((entry) => factsOf(entry, sha256))) addFact(rows, fact)
    const last = page.at(-1)
    if (!last || page.length < PAGE) return rows
    after = last.sequence
  }
}

function addFact(rows: Record<Rollup, Map<string, bigint[]>>, fact: LineFact): void {
  const grain = `${fact.day}/${fact.countyCode}/${fact.cooperativeId}`
  const sales = [fact.gmvFen, fact.refundsFen, fact.linkedFen, fact.accruedFen]
  add(rows.sales_day, `${grain}/${fact.productId}`, sales)
  add(rows.order_day, `${grain}/${fact.orderId}`, [BigInt(fact.capturedLines), ...sales])
  for (const { householdId, amountFen } of fact.households) add(rows.household_day, `${grain}/${householdId}`, [amountFen])
}

function add(rows: Map<string, bigint[]>, grain: string, amounts: readonly bigint[]): void {
  const before = rows.get(grain)
  rows.set(grain, amounts.map((amount, index) => amount + (before?.[index] ?? 0n)))
}
