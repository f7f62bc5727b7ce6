import type { EntityManager } from "typeorm"

/** `outstandingFenOfLot`: what all advances on this lot still wait for sales, in fen. */
export type AdvanceRecord = { id: string; cooperativeId: string; countyCode: string; lot: { id: string; number: string }; paidOn: string; households: number; amountFen: bigint; outstandingFenOfLot: bigint; evidenceId: string; recordedAt: Date }

type Row = { id: string; cooperative_id: string; county_code: string; lot_id: string; number: string; paid_on: string; households: string; amount: string; outstanding: string; evidence_id: string; recorded_at: Date; total: string }

/** Advances, newest first, with the amounts of their entries. `page` begins at 1. */
export async function findAdvances(manager: EntityManager, filter: { ids?: readonly string[]; cooperativeId?: string; countyCode?: string }, paging: { page: number; pageSize: number }): Promise<{ advances: AdvanceRecord[]; total: number }> {
  const rows = await manager.query<Row[]>(
    `select a.*, a.paid_on::text as paid_on, l.number, jsonb_array_length(e.handover::jsonb -> 'households') as households, e.amount_fen as amount, count(*) over () as total,
       (select coalesce(sum(p.amount_fen), 0) from benefit.posting p where p.account = 'household_advance' and p.cooperative_id = a.cooperative_id and p.lot_id = a.lot_id) as outstanding
     from benefit.lot_advance a join benefit.lot l on l.id = a.lot_id join benefit.entry e on e.source_provider = 'qianhang' and e.source_kind = 'advance' and e.source_object_id = a.id
     where ($1::text[] is null or a.id = any($1)) and ($2::text is null or a.cooperative_id = $2) and ($3::text is null or a.county_code = $3)
     order by e.sequence desc limit $4 offset $5`,
    [filter.ids ? [...filter.ids] : null, filter.cooperativeId ?? null, filter.countyCode ?? null, paging.pageSize, (paging.page - 1) * paging.pageSize],
  )
  const advances = rows.map((row) => ({
    id: row.id, cooperativeId: row.cooperative_id, countyCode: row.county_code, lot: { id: row.lot_id, number: row.number }, paidOn: row.paid_on, households: Number(row.households),
    amountFen: BigInt(row.amount), outstandingFenOfLot: BigInt(row.outstanding), evidenceId: row.evidence_id, recordedAt: row.recorded_at,
  }))
  return { advances, total: Number(rows[0]?.total ?? 0) }
}
