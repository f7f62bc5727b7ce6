import type { LineFact } from "@qianhang/shared/ledger"
import type { EntityManager } from "typeorm"

const sums = ["gmv_fen", "refunds_fen", "linked_fen", "accrued_fen"]
const added = (table: string, columns: readonly string[]): string => columns.map((column) => `${column} = ${table}.${column} + excluded.${column}`).join(", ")
const summed = (columns: readonly string[]): string => columns.map((column) => `sum(${column})`).join(", ")

const statement = (table: string, key: string, columns: readonly string[]): string =>
  `insert into benefit.${table} (day, county_code, cooperative_id, ${key}, ${columns.join(", ")})
   select day, county_code, cooperative_id, ${key}, ${summed(columns)} from jsonb_populate_recordset(null::benefit.${table}, $1::jsonb) group by 1, 2, 3, 4
   on conflict (day, county_code, cooperative_id, ${key}) do update set ${added(table, columns)}`

/** Adds the facts of new entries to the rollups, in the transaction that writes the entries (grains: migration 104). */
export async function addToRollups(manager: EntityManager, facts: readonly LineFact[]): Promise<void> {
  if (facts.length === 0) return
  const sales = facts.map((fact) => ({
    ...grainOf(fact),
    product_id: fact.productId,
    order_id: fact.orderId,
    captured_lines: fact.capturedLines,
    gmv_fen: fact.gmvFen.toString(),
    refunds_fen: fact.refundsFen.toString(),
    linked_fen: fact.linkedFen.toString(),
    accrued_fen: fact.accruedFen.toString(),
  }))
  const salesJson = JSON.stringify(sales)
  await manager.query(statement("sales_day", "product_id", sums), [salesJson])
  await manager.query(statement("order_day", "order_id", ["captured_lines", ...sums]), [salesJson])
  const households = facts.flatMap((fact) => fact.households.map((accrual) => ({ ...grainOf(fact), household_id: accrual.householdId, accrued_fen: accrual.amountFen.toString() })))
  if (households.length > 0) await manager.query(statement("household_day", "household_id", ["accrued_fen"]), [JSON.stringify(households)])
}

const grainOf = (fact: LineFact): { day: string; county_code: string; cooperative_id: string } => ({ day: fact.day, county_code: fact.countyCode, cooperative_id: fact.cooperativeId })
