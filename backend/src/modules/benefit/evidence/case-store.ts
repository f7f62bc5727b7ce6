import { randomBytes } from "node:crypto"
import type { EntityManager } from "typeorm"
import type { ConfirmedStep } from "./ladder"

export type CaseReason = "amount_wrong" | "quantity_wrong" | "not_received" | "not_mine"
export type HandoverCase = {
  id: string; batchId: string; cooperativeId: string; countyCode: string; householdId: string; step: ConfirmedStep; reason: CaseReason
  openedAt: Date; closedAt: Date | null; resolution: string | null
}
export type CaseFilter = { ids?: readonly string[]; countyCode?: string; batchId?: string; open?: boolean }

type Row = { id: string; batch_id: string; cooperative_id: string; county_code: string; household_id: string; step: ConfirmedStep; reason: CaseReason; opened_at: Date; closed_at: Date | null; resolution: string | null; total: string }

export async function insertCase(manager: EntityManager, opened: { linkId: string; batchId: string; householdId: string; step: ConfirmedStep; reason: CaseReason; openedAt: Date }): Promise<void> {
  await manager.query("insert into benefit.handover_case (id, link_id, batch_id, household_id, step, reason, opened_at) values ($1, $2, $3, $4, $5, $6, $7)", [
    `case_${randomBytes(10).toString("hex")}`, opened.linkId, opened.batchId, opened.householdId, opened.step, opened.reason, opened.openedAt,
  ])
}

/** Cases, newest first. `page` begins at 1. */
export async function findCases(manager: EntityManager, filter: CaseFilter, paging: { page: number; pageSize: number }): Promise<{ cases: HandoverCase[]; total: number }> {
  const rows = await manager.query<Row[]>(
    `select c.*, b.cooperative_id, b.county_code, x.recorded_at as closed_at, x.resolution, count(*) over () as total
     from benefit.handover_case c join benefit.settlement_batch b on b.id = c.batch_id left join benefit.handover_case_closing x on x.case_id = c.id
     where ($1::text[] is null or c.id = any($1)) and ($2::text is null or b.county_code = $2) and ($3::text is null or c.batch_id = $3) and ($4::boolean is null or (x.case_id is null) = $4)
     order by c.opened_at desc, c.id limit $5 offset $6`,
    [filter.ids ? [...filter.ids] : null, filter.countyCode ?? null, filter.batchId ?? null, filter.open ?? null, paging.pageSize, (paging.page - 1) * paging.pageSize],
  )
  const cases = rows.map((row) => ({
    id: row.id, batchId: row.batch_id, cooperativeId: row.cooperative_id, countyCode: row.county_code, householdId: row.household_id, step: row.step, reason: row.reason,
    openedAt: row.opened_at, closedAt: row.closed_at, resolution: row.resolution,
  }))
  return { cases, total: Number(rows[0]?.total ?? 0) }
}
