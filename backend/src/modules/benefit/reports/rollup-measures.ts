import type { MeasureFilter, Measures } from "@qianhang/shared/ledger"
import type { EntityManager } from "typeorm"

/** How rows are told apart: everything in one, or one per county or cooperative. */
export type Grouping = "none" | "county" | "cooperative"

/** The name of the one row of an ungrouped report. */
export const WHOLE = ""

const keyOf: Record<Grouping, string> = { none: "''", county: "county_code", cooperative: "cooperative_id" }
const within = "day between $1 and $2 and ($3::text is null or county_code = $3) and ($4::text is null or cooperative_id = $4)"

type Row = { key: string; gmv: string; refunds: string; linked: string; accrued: string; households: string; orders: string }

/** Measures from the rollups alone, by row key. Rows without any fact are missing. */
export async function measuresFromRollups(manager: EntityManager, filter: MeasureFilter, by: Grouping): Promise<Map<string, Measures>> {
  const key = keyOf[by]
  const rows = await manager.query<Row[]>(
    `select s.key, s.gmv, s.refunds, s.linked, s.accrued, coalesce(h.households, 0) as households, coalesce(o.orders, 0) as orders
     from (select ${key} as key, sum(gmv_fen) as gmv, sum(refunds_fen) as refunds, sum(linked_fen) as linked, sum(accrued_fen) as accrued from benefit.sales_day where ${within} group by 1) s
     left join (select key, count(*) as households from (select ${key} as key, household_id from benefit.household_day where ${within} group by 1, 2 having sum(accrued_fen) > 0) x group by 1) h using (key)
     left join (select key, count(*) as orders from (select ${key} as key, order_id from benefit.order_day where ${within} group by 1, 2 having sum(captured_lines) > 0) y group by 1) o using (key)`,
    [filter.from, filter.to, filter.countyCode ?? null, filter.cooperativeId ?? null],
  )
  return new Map(rows.map((row) => [row.key, measuresOfRow(row)]))
}

/** Every field, to the fen: LEDGER 26. */
export function sameMeasures(a: ReadonlyMap<string, Measures>, b: ReadonlyMap<string, Measures>): boolean {
  return [...new Set([...a.keys(), ...b.keys()])].every((key) => textOf(a.get(key)) === textOf(b.get(key)))
}

/** What a report shows where nothing happened: the sum of no entries. */
export const NOTHING: Measures = { gmvFen: 0n, refundsFen: 0n, netSalesFen: 0n, linkedSalesFen: 0n, benefitAccruedFen: 0n, benefitPaidFen: 0n, households: 0, orders: 0 }

function textOf(measures: Measures = NOTHING): string {
  return [measures.gmvFen, measures.refundsFen, measures.netSalesFen, measures.linkedSalesFen, measures.benefitAccruedFen, measures.benefitPaidFen, measures.households, measures.orders].join("|")
}

function measuresOfRow(row: Row): Measures {
  const [gmvFen, refundsFen] = [BigInt(row.gmv), BigInt(row.refunds)]
  return {
    gmvFen,
    refundsFen,
    netSalesFen: gmvFen - refundsFen,
    linkedSalesFen: BigInt(row.linked),
    benefitAccruedFen: BigInt(row.accrued),
    benefitPaidFen: 0n,
    households: Number(row.households),
    orders: Number(row.orders),
  }
}
