import { isHouseholdSide, NO_MEASURES, orderScope, type Grouping, type MeasureFilter, type Measures, type OrderDimension } from "@qianhang/shared/ledger"
import type { EntityManager } from "typeorm"
import { orderColumn } from "../rollups/rollup-tables"
import { edgeDays, wholeMonths, type Period } from "./period"

/** The name of the one row of an ungrouped report. */
export const WHOLE = ""

const keyOf: Readonly<Record<Grouping, string>> = {
  county: "county_code", cooperative: "cooperative_id", product: "product_id", mechanism: "coalesce(nullif(mechanism, ''), 'none')",
  village: "village_code", kind: "household_kind", month: "date_trunc('month', day::timestamp)",
}
/** A row's key as the report names it: dates are put into words once per row of the report, not once per row read. */
const shown = (by: Grouping | null): string => (by === "month" ? "to_char(key, 'YYYY-MM')" : "key")
const cell = "($3::text is null or county_code = $3) and ($4::text is null or cooperative_id = $4) and ($5::text is null or product_id = $5) and ($6::text is null or mechanism = $6)"
const household = `${cell} and ($7::text is null or village_code = $7) and ($8::text is null or household_kind = $8)`

type Goods = { key: string; gmv: string; refunds: string; linked: string; orders: string }
type Benefit = { key: string; accrued: string; acknowledged: string; paid: string; received: string; in_advance: string; households: string; households_acknowledged: string; households_paid: string; households_received: string }

/**
 * Measures from the rollups alone, by row key; rows without any fact are missing. Goods are added up by day. Households
 * are told apart over the whole period: by month where months are whole, by day at the edges.
 */
export async function measuresFromRollups(manager: EntityManager, filter: MeasureFilter, by: Grouping | null): Promise<Map<string, Measures>> {
  const goods = isHouseholdSide(filter, by) ? [] : await manager.query<Goods[]>(goodsQuery(filter, by), goodsValues(filter))
  const benefit = await manager.query<Benefit[]>(...benefitQuery(householdRows(filter), filter, by))
  const measures = new Map(goods.map((row) => [row.key, { ...NO_MEASURES, ...goodsOf(row) }]))
  for (const row of benefit) measures.set(row.key, { ...(measures.get(row.key) ?? NO_MEASURES), ...benefitOf(row) })
  return measures
}

function goodsQuery(filter: MeasureFilter, by: Grouping | null): string {
  return `select ${shown(by)} as key, gmv, refunds, linked, orders from (
      select ${by === null ? `'${WHOLE}'` : keyOf[by]} as key, benefit.sum_fen(gmv_fen) as gmv, benefit.sum_fen(refunds_fen) as refunds, benefit.sum_fen(linked_fen) as linked, benefit.sum_fen(${orderColumn(orderScope(dimensionsOf(filter, by)))}) as orders
      from benefit.sales_day where day between $1 and $2 and ${cell} group by 1) goods`
}

/** Distinct orders are counted per set of dimensions that narrow or part the report. */
function dimensionsOf(filter: MeasureFilter, by: Grouping | null): Set<OrderDimension> {
  const dimensions = new Set<OrderDimension>()
  if (filter.countyCode !== undefined || by === "county") dimensions.add("countyCode")
  if (filter.cooperativeId !== undefined || by === "cooperative") dimensions.add("cooperativeId")
  if (filter.productId !== undefined || by === "product") dimensions.add("productId")
  if (filter.mechanism !== undefined || by === "mechanism") dimensions.add("mechanism")
  return dimensions
}

const RUNGS = ["accrued", "acknowledged", "paid", "received", "in_advance"]

type HouseholdRows = { rollup: string; column: string; period: Period }

/** Where households are read: a period's whole months, and the days before and behind them, as far as there are any. */
function householdRows(filter: MeasureFilter): HouseholdRows[] {
  const days = edgeDays(filter).map((period) => ({ rollup: "household_day", column: "day", period }))
  return [{ rollup: "household_month", column: "month", period: wholeMonths(filter) }, ...days].filter(({ period }) => period.from <= period.to)
}

function benefitQuery([first, ...others]: readonly HouseholdRows[], filter: MeasureFilter, by: Grouping | null): [sql: string, values: (string | null)[]] {
  if (!first) return ["select where false", []]
  const values = [first.period.from, first.period.to, ...cellValues(filter), filter.villageCode ?? null, filter.householdKind ?? null]
  const part = ({ rollup, column }: HouseholdRows, from: number): string =>
    `select ${by === null ? `'${WHOLE}'` : keyOf[by].replaceAll("day", column)} as key, household_id, ${RUNGS.map((rung) => `${rung}_fen`).join(", ")} from benefit.${rollup} where ${column} between $${from} and $${from + 1} and ${household}`
  const parts = [part(first, 1), ...others.map((rows) => part(rows, values.push(rows.period.from, rows.period.to) - 1))]
  const sql = `select ${shown(by)} as key, ${RUNGS.map((rung) => `benefit.sum_fen(${rung}) as ${rung}`).join(", ")}, count(*) filter (where accrued > 0) as households, count(*) filter (where acknowledged > 0) as households_acknowledged,
      count(*) filter (where paid > 0) as households_paid, count(*) filter (where received > 0) as households_received
    from (select key, household_id, ${RUNGS.map((rung) => `benefit.sum_fen(${rung}_fen) as ${rung}`).join(", ")} from (${parts.join("\n      union all ")}) rows group by 1, 2) households
    group by households.key`
  return [sql, values]
}

const cellValues = (filter: MeasureFilter): (string | null)[] => [filter.countyCode ?? null, filter.cooperativeId ?? null, filter.productId ?? null, filter.mechanism === "none" ? "" : (filter.mechanism ?? null)]

const goodsValues = (filter: MeasureFilter): (string | null)[] => [filter.from, filter.to, ...cellValues(filter)]

/** Every field, to the fen: LEDGER 26. */
export function sameMeasures(a: ReadonlyMap<string, Measures>, b: ReadonlyMap<string, Measures>): boolean {
  return [...new Set([...a.keys(), ...b.keys()])].every((key) => textOf(a.get(key)) === textOf(b.get(key)))
}

const FIELDS = Object.keys(NO_MEASURES) as (keyof Measures)[]
const textOf = (measures: Measures = NO_MEASURES): string => FIELDS.map((field) => measures[field]).join("|")

function goodsOf(row: Goods): Pick<Measures, "gmvFen" | "refundsFen" | "netSalesFen" | "linkedSalesFen" | "orders"> {
  const [gmvFen, refundsFen] = [BigInt(row.gmv), BigInt(row.refunds)]
  return { gmvFen, refundsFen, netSalesFen: gmvFen - refundsFen, linkedSalesFen: BigInt(row.linked), orders: Number(row.orders) }
}

function benefitOf(row: Benefit): Partial<Measures> {
  return {
    benefitAccruedFen: BigInt(row.accrued), benefitAcknowledgedFen: BigInt(row.acknowledged), benefitPaidFen: BigInt(row.paid), benefitReceivedFen: BigInt(row.received), paidInAdvanceFen: BigInt(row.in_advance),
    households: Number(row.households), householdsAcknowledged: Number(row.households_acknowledged), householdsPaid: Number(row.households_paid), householdsReceived: Number(row.households_received),
  }
}
