import type { DataSource } from "typeorm"

/** The home page's one line, over all time, from the rollups: months hold the same households as days do, in far fewer rows. */
export type Impact = { linkedSalesFen: bigint; benefitAccruedFen: bigint; households: number; counties: number }

type Row = { linked: string; accrued: string; households: string; counties: string }

export async function impactSoFar(source: DataSource): Promise<Impact> {
  const [row] = await source.query<Row[]>(
    `with counties as (select county_code, benefit.sum_fen(linked_fen) as linked, benefit.sum_fen(accrued_fen) as accrued from benefit.sales_day group by 1)
     select benefit.sum_fen(linked) as linked, benefit.sum_fen(accrued) as accrued, count(*) filter (where linked > 0) as counties,
       (select count(*) from (select household_id from benefit.household_month group by 1 having benefit.sum_fen(accrued_fen) > 0) h) as households
     from counties`,
  )
  return { linkedSalesFen: BigInt(row?.linked ?? 0), benefitAccruedFen: BigInt(row?.accrued ?? 0), households: Number(row?.households ?? 0), counties: Number(row?.counties ?? 0) }
}
