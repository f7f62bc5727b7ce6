import type { MeasureFilter } from "@qianhang/shared/ledger"
import type { DataSource, EntityManager } from "typeorm"
import { readAlone } from "./read-alone"

/** One order behind a figure; only the part of it that lies within the filter. */
export type OrderFigures = { orderId: string; day: string; gmvFen: bigint; refundsFen: bigint; linkedSalesFen: bigint; benefitAccruedFen: bigint; households: number }

type Row = { order_id: string; day: string; gmv: string; refunds: string; linked: string; accrued: string; total: string }

/** The orders behind a figure, newest first (order ids grow with time). `page` begins at 1. */
export async function ordersBehind(source: DataSource, filter: MeasureFilter, paging: { page: number; pageSize: number }): Promise<{ orders: OrderFigures[]; total: number }> {
  return source.transaction("REPEATABLE READ", async (manager) => {
    await readAlone(manager)
    const rows = await manager.query<Row[]>(
      `select order_id, min(day)::text as day, benefit.sum_fen(gmv_fen) as gmv, benefit.sum_fen(refunds_fen) as refunds, benefit.sum_fen(linked_fen) as linked, benefit.sum_fen(accrued_fen) as accrued, count(*) over () as total
       from benefit.order_day o where ${within("o")} group by order_id order by min(day) desc, order_id desc limit $7 offset $8`,
      [...filterValues(filter), paging.pageSize, (paging.page - 1) * paging.pageSize],
    )
    const households = await householdsPerOrder(manager, filter, rows.map((row) => row.order_id))
    return { orders: rows.map((row) => figuresOf(row, households.get(row.order_id) ?? 0)), total: Number(rows[0]?.total ?? 0) }
  })
}

/** Distinct households an order benefits within the filter: the facts of its own entries, found by the journal's index of orders. */
async function householdsPerOrder(manager: EntityManager, filter: MeasureFilter, orderIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await manager.query<{ order_id: string; households: string }[]>(
    `select order_id, count(*) as households from (
       select e.order_id, f.household_id from benefit.entry e join benefit.fact f on f.sequence = e.sequence
       where e.order_id = any($7) and f.household_id <> '' and ${within("f")} group by 1, 2 having sum(f.accrued_fen) > 0) households group by 1`,
    [...filterValues(filter), orderIds],
  )
  return new Map(rows.map((row) => [row.order_id, Number(row.households)]))
}

/** The filter over a rollup or the facts; its values are the statement's first six. */
const within = (table: string): string =>
  `${table}.day between $1 and $2 and ($3::text is null or ${table}.county_code = $3) and ($4::text is null or ${table}.cooperative_id = $4) and ($5::text is null or ${table}.product_id = $5) and ($6::text is null or ${table}.mechanism = $6)`

const filterValues = ({ from, to, countyCode, cooperativeId, productId, mechanism }: MeasureFilter): (string | null)[] => [from, to, countyCode ?? null, cooperativeId ?? null, productId ?? null, mechanism === "none" ? "" : (mechanism ?? null)]

function figuresOf(row: Row, households: number): OrderFigures {
  return { orderId: row.order_id, day: row.day, gmvFen: BigInt(row.gmv), refundsFen: BigInt(row.refunds), linkedSalesFen: BigInt(row.linked), benefitAccruedFen: BigInt(row.accrued), households }
}
