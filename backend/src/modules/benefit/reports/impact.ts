import type { DataSource } from "typeorm"

/** The home page's one line, over all time, from the rollups. */
export type Impact = { linkedSalesFen: bigint; benefitAccruedFen: bigint; households: number; counties: number }

type Row = { linked: string | null; accrued: string | null; households: string; counties: string }

export async function impactSoFar(source: DataSource): Promise<Impact> {
  const [row] = await source.query<Row[]>(
    `select (select sum(linked_fen) from benefit.sales_day) as linked, (select sum(accrued_fen) from benefit.sales_day) as accrued,
       (select count(*) from (select household_id from benefit.household_day group by 1 having sum(accrued_fen) > 0) h) as households,
       (select count(*) from (select county_code from benefit.sales_day group by 1 having sum(linked_fen) > 0) c) as counties`,
  )
  return { linkedSalesFen: BigInt(row?.linked ?? 0), benefitAccruedFen: BigInt(row?.accrued ?? 0), households: Number(row?.households ?? 0), counties: Number(row?.counties ?? 0) }
}
