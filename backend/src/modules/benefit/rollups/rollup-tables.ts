import { ORDER_SCOPES, ROLLUPS, type FactRow, type Rollup, type RollupName } from "@qianhang/shared/ledger"
import type { Column } from "../database/insert-rows"

/** Column names of facts and rollups: the core's field names as SQL writes them. */
export const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The column that counts orders in a scope: `orders` for all, `orders_county_code_product_id` … for the others. */
export const orderColumn = (scope: number): string => ["orders", ...(ORDER_SCOPES[scope] ?? []).map(columnOf)].join("_")

const FACT_TYPES: { readonly [K in keyof FactRow]: Column<FactRow>["type"] } = {
  sequence: "bigint", position: "integer", day: "date", orderId: "text", batchId: "text",
  countyCode: "text", cooperativeId: "text", productId: "text", mechanism: "text", villageCode: "text", householdKind: "text", householdId: "text",
  captured: "smallint", firstOf: "integer",
  gmvFen: "bigint", refundsFen: "bigint", linkedFen: "bigint", accruedFen: "bigint", settledFen: "bigint", payableFen: "bigint",
  acknowledgedFen: "bigint", paidFen: "bigint", receivedFen: "bigint", inAdvanceFen: "bigint",
}

/** The columns of a fact, in the order they are stored. */
export const FACT_COLUMNS = (Object.keys(FACT_TYPES) as readonly (keyof FactRow)[]).map((field): Column<FactRow, string | number | bigint> => ({ name: columnOf(field), type: FACT_TYPES[field], of: (row) => row[field] }))

/** `create table` of the facts under this name. */
export const factTable = (table: string): string =>
  `create table benefit.${table} (${FACT_COLUMNS.map(({ name, type }) => `${name} ${type} not null`).join(", ")}, primary key (sequence, position))`

/** `create table` of a rollup. */
export function rollupTable(name: RollupName): string {
  const { grain } = ROLLUPS[name]
  const keys = grain.map((part) => `${columnOf(part)} ${part === "day" || part === "month" ? "date" : "text"} not null`)
  return `create table benefit.${name} (${keys.join(", ")}, ${sumColumns(name).map(({ column }) => `${column} bigint not null`).join(", ")}, primary key (${rollupKey(name)}))`
}

/** The columns of a rollup's grain, as SQL writes a list. */
export const rollupKey = (name: RollupName): string => ROLLUPS[name].grain.map(columnOf).join(", ")

/** Every summed column of a rollup with the expression over facts it is the sum of. */
export function sumColumns(name: RollupName): { column: string; of: string }[] {
  const rollup: Rollup = ROLLUPS[name]
  const sums = rollup.sums.map((amount) => ({ column: columnOf(amount), of: columnOf(amount) }))
  return rollup.countsOrders ? [...sums, ...ORDER_SCOPES.map((_, scope) => ({ column: orderColumn(scope), of: `captured * ((first_of >> ${scope}) & 1)` }))] : sums
}

/** The rollup made from the facts that `where` admits: the same words write it, rebuild it and are its peer in benchmarks. */
export function rollupSelect(name: RollupName, facts: string, where = "true"): string {
  const rollup: Rollup = ROLLUPS[name]
  const grain = rollup.grain.map((part) => (part === "month" ? "date_trunc('month', day)::date as month" : columnOf(part)))
  const moves = rollup.sums.map((amount) => `${columnOf(amount)} <> 0`)
  const counts = rollup.grain.includes("householdId") ? "household_id <> ''" : rollup.grain.includes("orderId") ? "order_id <> ''" : "true"
  const moving = rollup.grain.includes("householdId") ? moves : ["captured <> 0", ...moves]
  return `select ${grain.join(", ")}, ${sumColumns(name).map(({ column, of }) => `benefit.sum_fen(${of}) as ${column}`).join(", ")}
    from benefit.${facts} where ${counts} and (${moving.join(" or ")}) and ${where} group by ${rollup.grain.map((_, index) => index + 1).join(", ")}`
}

/** Adds what the select gives to the rollup's rows. */
export function rollupUpsert(name: RollupName, table: string, select: string): string {
  const sums = sumColumns(name).map(({ column }) => column)
  return `insert into benefit.${table} as stored (${rollupKey(name)}, ${sums.join(", ")}) ${select}
    on conflict (${rollupKey(name)}) do update set ${sums.map((column) => `${column} = stored.${column} + excluded.${column}`).join(", ")}`
}
