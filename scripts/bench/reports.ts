import type { DataSource } from "typeorm"
import { type Impact, impactSoFar } from "../../backend/src/modules/benefit/reports/impact"
import { ordersBehind } from "../../backend/src/modules/benefit/reports/orders"
import { breakDown } from "../../backend/src/modules/benefit/reports/summary"
import { GROUPINGS, type Grouping, type MeasureFilter, type Measures } from "../../shared/src/ledger/index.js"
import { BENCH_PERIOD } from "./journal/history.js"
import { rawImpact, rawMeasures, rawOrders } from "./raw-reports.js"

/** Whole calendar months, or days that begin and end within one. */
export type PeriodKind = "months" | "days"

/** One report as a person asks it, and the same by plain GROUP BY over the facts of its period: peer and oracle. Both answer with the same text when they agree. */
export interface BenchReport {
  readonly name: string
  readonly periods: PeriodKind
  readonly ours: (source: DataSource) => Promise<string>
  readonly raw: (source: DataSource) => Promise<string>
}

const PERIODS: readonly { kind: PeriodKind; from: string; to: string }[] = [
  { kind: "months", from: "2025-11-01", to: "2025-11-30" },
  { kind: "months", from: "2026-04-01", to: "2026-06-30" },
  { kind: "months", from: "2025-01-01", to: "2025-12-31" },
  { kind: "months", ...BENCH_PERIOD },
  { kind: "days", from: "2025-11-07", to: "2025-11-19" },
  { kind: "days", from: "2026-03-12", to: "2026-06-17" },
  { kind: "days", from: "2025-02-14", to: "2026-01-20" },
  { kind: "days", from: "2025-01-09", to: "2026-12-23" },
]

const FILTERS: readonly Omit<MeasureFilter, "from" | "to">[] = [
  { countyCode: "522635" }, { cooperativeId: "coop_bench351" }, { productId: "prod_bench05_1" }, { mechanism: "order_purchase" }, { householdKind: "lifted" }, { villageCode: "522635100201" }, { countyCode: "522635", mechanism: "none" },
]

/** Every report of the programme's console: the whole and each grouping over every period, each filter, the orders behind a figure, and the home page's line. */
export function benchReports(): BenchReport[] {
  const reports = PERIODS.flatMap(({ kind, ...period }) => [
    ...[null, ...GROUPINGS].map((by) => measuresReport(kind, period, by)),
    ...FILTERS.map((filter) => measuresReport(kind, { ...period, ...filter }, null)),
    measuresReport(kind, { ...period, countyCode: "522635" }, "product"),
    ordersReport(kind, { ...period, countyCode: "522635" }),
  ])
  return [...reports, { name: "impact", periods: "months", ours: async (source) => impactText(await impactSoFar(source)), raw: async (source) => impactText(await rawImpact(source)) }]
}

function measuresReport(periods: PeriodKind, filter: MeasureFilter, by: Grouping | null): BenchReport {
  return {
    name: `${by ?? "summary"} ${describe(filter)}`, periods,
    ours: async (source) => tableText((await breakDown(source, filter, by, { recomputed: false })).rows),
    raw: async (source) => tableText(await rawMeasures(source, filter, by)),
  }
}

function ordersReport(periods: PeriodKind, filter: MeasureFilter): BenchReport {
  const paging = { page: 1, pageSize: 50 }
  return {
    name: `orders ${describe(filter)}`, periods,
    ours: async (source) => {
      const { orders, total } = await ordersBehind(source, filter, paging)
      return textOf({ total, orders: orders.map(({ households, ...rest }) => ({ ...rest, households })) })
    },
    raw: async (source) => textOf(await rawOrders(source, filter, paging)),
  }
}

const describe = ({ from, to, ...rest }: MeasureFilter): string => [`${from}…${to}`, ...Object.values(rest)].join(" ")

/** Rows without anything in them are the same as no rows. */
function tableText(rows: readonly { key: string; measures: Measures }[]): string {
  return rows.map(({ key, measures }) => textOf([key, ...Object.entries(measures).sort(([a], [b]) => (a < b ? -1 : 1))])).filter((text) => /[1-9]/.test(text.slice(text.indexOf(",")))).sort().join("\n")
}

const impactText = ({ byCounty, ...whole }: Impact): string => textOf([whole, [...byCounty].sort(([a], [b]) => (a < b ? -1 : 1))])

const textOf = (value: unknown): string => JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? one.toString() : one))
