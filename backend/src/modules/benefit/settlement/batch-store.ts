import type { EntityManager } from "typeorm"
import type { Figures } from "./figures"

export type BatchState = "frozen" | "instructed" | "partly_paid" | "paid"

/** A batch as it was frozen, with when it was handed to whoever pays. */
export type BatchRow = { id: string; number: string; cooperativeId: string; countyCode: string; from: string; to: string; frozenAt: Date; instructedAt: Date | null; changes: number; figures: Figures }
export type BatchFilter = { cooperativeId?: string; countyCode?: string; ids?: readonly string[]; to?: string }

const FIGURES = {
  parcels: "parcels", orders: "orders", households: "households", salesFen: "sales_fen", refundsFen: "refunds_fen", commissionFen: "commission_fen", benefitFen: "benefit_fen", goodsFen: "goods_fen",
  freightFen: "freight_fen", compensationFen: "compensation_fen", advancesFen: "advances_fen", benefitPayableFen: "benefit_payable_fen", receivableBeforeFen: "receivable_before_fen", offsetFen: "offset_fen",
  receivableAfterFen: "receivable_after_fen", cooperativePayableFen: "cooperative_payable_fen", cooperativeNetFen: "cooperative_net_fen",
} as const satisfies Record<keyof Figures, string>
const figureKeys = Object.keys(FIGURES) as (keyof typeof FIGURES)[]
const counts = new Set<string>(["parcels", "orders", "households"])

type Row = { id: string; number: string; cooperative_id: string; county_code: string; from_day: string; to_day: string; frozen_at: Date; instructed_at: Date | null; changes: string; total: string } & Record<(typeof FIGURES)[keyof Figures], string | number>

/** Writes a frozen batch; its figures are never changed again. */
export async function insertBatch(manager: EntityManager, batch: Omit<BatchRow, "instructedAt" | "changes" | "number">, actor: string): Promise<void> {
  const [counted] = await manager.query<{ next: string }[]>("select count(*) + 1 as next from benefit.settlement_batch")
  const number = `JS${batch.to.replaceAll("-", "")}-${String(counted?.next ?? 1).padStart(4, "0")}`
  const values = [batch.id, number, batch.cooperativeId, batch.countyCode, batch.from, batch.to, batch.frozenAt, actor, ...figureKeys.map((key) => String(batch.figures[key]))]
  await manager.query(
    `insert into benefit.settlement_batch (id, number, cooperative_id, county_code, from_day, to_day, frozen_at, actor, ${figureKeys.map((key) => FIGURES[key]).join(", ")})
     values (${values.map((_, index) => `$${index + 1}`).join(", ")})`,
    values,
  )
}

/** Batches, newest first. `page` begins at 1. */
export async function findBatches(manager: EntityManager, filter: BatchFilter, paging: { page: number; pageSize: number } = { page: 1, pageSize: 10_000 }): Promise<{ batches: BatchRow[]; total: number }> {
  const rows = await manager.query<Row[]>(
    `select b.*, b.from_day::text as from_day, b.to_day::text as to_day, i.instructed_at, count(*) over () as total,
       (select count(*) from benefit.payout p where p.batch_id = b.id) + (select count(*) from benefit.payout_reversal_decision d join benefit.payout_reversal r on r.id = d.reversal_id
         join benefit.payout p on p.id = r.payout_id where p.batch_id = b.id and d.decision = 'approve') as changes
     from benefit.settlement_batch b left join benefit.settlement_instruction i on i.batch_id = b.id
     where ($1::text is null or b.cooperative_id = $1) and ($2::text is null or b.county_code = $2) and ($3::text[] is null or b.id = any($3)) and ($4::date is null or b.to_day = $4)
     order by b.to_day desc, b.number desc limit $5 offset $6`,
    [filter.cooperativeId ?? null, filter.countyCode ?? null, filter.ids ? [...filter.ids] : null, filter.to ?? null, paging.pageSize, (paging.page - 1) * paging.pageSize],
  )
  return { batches: rows.map(batchOf), total: Number(rows[0]?.total ?? 0) }
}

/** A change for each instruction, payout and reversal: what `version` counts. */
export const versionOf = (batch: BatchRow): number => 1 + (batch.instructedAt ? 1 : 0) + batch.changes

function batchOf(row: Row): BatchRow {
  const figures = Object.fromEntries(figureKeys.map((key) => [key, counts.has(key) ? Number(row[FIGURES[key]]) : BigInt(row[FIGURES[key]])])) as Figures
  return {
    id: row.id, number: row.number, cooperativeId: row.cooperative_id, countyCode: row.county_code, from: row.from_day, to: row.to_day,
    frozenAt: row.frozen_at, instructedAt: row.instructed_at, changes: Number(row.changes), figures,
  }
}
