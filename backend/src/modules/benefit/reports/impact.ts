import type { DataSource } from "typeorm"

/** Everything so far of one county or of all: amounts in fen, households counted once each. `unpaid`: those who are still owed something. Not for the public as it is (decision 0018). */
export type ImpactGroup = { linkedSalesFen: bigint; accruedFen: bigint; paidFen: bigint; households: number; householdsPaid: number; householdsUnpaid: number }
export type Impact = ImpactGroup & { byCounty: ReadonlyMap<string, ImpactGroup> }

type Row = { county: string | null; linked: string; accrued: string; paid: string; households: string; households_paid: string; households_unpaid: string }

/** From the rollups, over all time. Counties without linked sales or benefit are left out. */
export async function impactSoFar(source: DataSource): Promise<Impact> {
  const rows = await source.query<Row[]>(
    `with sales as (select county_code as county, benefit.sum_fen(linked_fen) as linked, benefit.sum_fen(accrued_fen) as accrued, benefit.sum_fen(paid_fen) as paid from benefit.sales_day group by grouping sets ((county_code), ())),
       shares as (select county_code as county, household_id, benefit.sum_fen(accrued_fen) as accrued, benefit.sum_fen(paid_fen) as paid from benefit.household_month group by grouping sets ((county_code, household_id), (household_id))),
       heads as (select county, count(*) filter (where accrued > 0) as households, count(*) filter (where paid > 0) as households_paid, count(*) filter (where accrued > paid) as households_unpaid from shares group by county)
     select s.county, coalesce(s.linked, 0) as linked, coalesce(s.accrued, 0) as accrued, coalesce(s.paid, 0) as paid, coalesce(h.households, 0) as households, coalesce(h.households_paid, 0) as households_paid, coalesce(h.households_unpaid, 0) as households_unpaid
     from sales s left join heads h on h.county is not distinct from s.county`,
  )
  const whole = rows.find((row) => row.county === null)
  return { ...groupOf(whole), byCounty: new Map(rows.flatMap((row) => (row.county !== null && (row.linked !== "0" || row.accrued !== "0") ? [[row.county, groupOf(row)]] : []))) }
}

function groupOf(row: Row | undefined): ImpactGroup {
  return {
    linkedSalesFen: BigInt(row?.linked ?? 0), accruedFen: BigInt(row?.accrued ?? 0), paidFen: BigInt(row?.paid ?? 0),
    households: Number(row?.households ?? 0), householdsPaid: Number(row?.households_paid ?? 0), householdsUnpaid: Number(row?.households_unpaid ?? 0),
  }
}
