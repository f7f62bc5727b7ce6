import { factsOfOrder, MeasureTable, type Entry, type MeasureFilter } from "@qianhang/shared/ledger"
import type { DataSource, EntityManager } from "typeorm"
import { readEntries } from "../journal/entry-store"
import { sha256 } from "../journal/sha256"

/** One order behind a figure; only the part of it that lies within the filter. */
export type OrderFigures = { orderId: string; day: string; gmvFen: bigint; refundsFen: bigint; linkedSalesFen: bigint; benefitAccruedFen: bigint; households: number }

type Row = { order_id: string; day: string; gmv: string; refunds: string; linked: string; accrued: string; total: string }

/** The orders behind a figure, newest first (order ids grow with time). `page` begins at 1. */
export async function ordersBehind(source: DataSource, filter: MeasureFilter, paging: { page: number; pageSize: number }): Promise<{ orders: OrderFigures[]; total: number }> {
  return source.transaction("REPEATABLE READ", async (manager) => {
    const rows = await manager.query<Row[]>(
      `select order_id, min(day)::text as day, sum(gmv_fen) as gmv, sum(refunds_fen) as refunds, sum(linked_fen) as linked, sum(accrued_fen) as accrued, count(*) over () as total
       from benefit.order_day where day between $1 and $2 and ($3::text is null or county_code = $3) and ($4::text is null or cooperative_id = $4)
         and ($5::text is null or product_id = $5) and ($6::text is null or mechanism = $6)
       group by order_id order by min(day) desc, order_id desc limit $7 offset $8`,
      [filter.from, filter.to, filter.countyCode ?? null, filter.cooperativeId ?? null, filter.productId ?? null, filter.mechanism === "none" ? "" : (filter.mechanism ?? null), paging.pageSize, (paging.page - 1) * paging.pageSize],
    )
    const households = await householdsPerOrder(manager, filter, rows.map((row) => row.order_id))
    return { orders: rows.map((row) => figuresOf(row, households.get(row.order_id) ?? 0)), total: Number(rows[0]?.total ?? 0) }
  })
}

async function householdsPerOrder(manager: EntityManager, filter: MeasureFilter, orderIds: readonly string[]): Promise<Map<string, number>> {
  const families = new Map<string, Entry[]>(orderIds.map((id) => [id, []]))
  for (const entry of await readEntries(manager, { orderIds })) families.get(entry.orderId ?? "")?.push(entry)
  return new Map([...families].map(([orderId, family]) => [orderId, householdsOf(family, filter)]))
}

function householdsOf(family: readonly Entry[], filter: MeasureFilter): number {
  const table = new MeasureTable(filter, null)
  for (const facts of factsOfOrder(family, sha256)) table.add(facts)
  return table.measures().get("")?.households ?? 0
}

function figuresOf(row: Row, households: number): OrderFigures {
  return { orderId: row.order_id, day: row.day, gmvFen: BigInt(row.gmv), refundsFen: BigInt(row.refunds), linkedSalesFen: BigInt(row.linked), benefitAccruedFen: BigInt(row.accrued), households }
}
