import type { HouseholdKind } from "@qianhang/shared/ledger"
import type { EntityManager } from "typeorm"
import type { LotCertificate, LotState, MovementKind } from "./lot"
import { stateOf, type StateRow } from "./lot-store"

/** A lot as its cooperative and programme staff read it. `frozen`: something was drawn from it once. */
export type LotRecord = LotState & { frozen: boolean; certificate: LotCertificate | null; evidenceId: string | null; recordedAt: Date }
export type LotFilter = {
  ids?: readonly string[]; cooperativeId?: string | undefined; countyCode?: string | undefined; inventoryItemId?: string | undefined; number?: string | undefined
  /** Asia/Shanghai days, both included */
  harvestedFrom?: string | undefined; harvestedTo?: string | undefined; remaining?: "some" | "none" | undefined
}
export type Page = { page: number; pageSize: number }
export type MovementRecord = { id: string; kind: MovementKind; baseUnits: bigint; reason: string; orderId: string | null; evidenceId: string | null; actor: string; movedAt: Date }
export type DrawRecord = { orderId: string | null; baseUnits: bigint; released: boolean; drawnAt: Date }
export type LotShare = { householdId: string; baseUnits: bigint; kind: HouseholdKind }

type RecordRow = StateRow & { frozen: boolean; created_at: Date; evidence_id: string | null; total: string }

/** Lots, the newest harvest first. */
export async function findLotRecords(manager: EntityManager, filter: LotFilter, { page, pageSize }: Page): Promise<{ lots: LotRecord[]; total: number }> {
  const rows = await manager.query<RecordRow[]>(
    `select l.*, l.harvest_date::text as harvest_date, l.certificate_issued_on::text as certificate_issued_on, (select count(*) from benefit.lot_contribution c where c.lot_id = l.id) as households,
       exists (select 1 from benefit.lot_draw d where d.lot_id = l.id) as frozen, count(*) over () as total
     from benefit.lot l
     where ($1::text[] is null or l.id = any($1)) and ($2::text is null or l.cooperative_id = $2) and ($3::text is null or l.county_code = $3) and ($4::text is null or l.inventory_item_id = $4)
       and ($5::text is null or l.number = $5) and ($6::date is null or l.harvest_date >= $6) and ($7::date is null or l.harvest_date <= $7)
       and ($8::text is null or (l.delivered + l.corrected - l.drawn - l.removed > 0) = ($8 = 'some'))
     order by l.harvest_date desc, l.id limit $9 offset $10`,
    [filter.ids ? [...filter.ids] : null, filter.cooperativeId ?? null, filter.countyCode ?? null, filter.inventoryItemId ?? null, filter.number ?? null, filter.harvestedFrom ?? null, filter.harvestedTo ?? null, filter.remaining ?? null, pageSize, (page - 1) * pageSize],
  )
  return { lots: rows.map(recordOf), total: Number(rows[0]?.total ?? 0) }
}

export async function findMovements(manager: EntityManager, lotId: string): Promise<MovementRecord[]> {
  type Row = { id: string; kind: MovementKind; base_units: string; reason: string; order_id: string | null; evidence_id: string | null; actor: string; moved_at: Date }
  const rows = await manager.query<Row[]>("select id, kind, base_units, reason, order_id, evidence_id, actor, moved_at from benefit.lot_movement where lot_id = $1 order by moved_at desc, id", [lotId])
  return rows.map((row) => ({ id: row.id, kind: row.kind, baseUnits: BigInt(row.base_units), reason: row.reason, orderId: row.order_id, evidenceId: row.evidence_id, actor: row.actor, movedAt: row.moved_at }))
}

/** What sales took of a lot, the newest first. */
export async function findDraws(manager: EntityManager, lotId: string, { page, pageSize }: Page): Promise<{ draws: DrawRecord[]; total: number }> {
  type Row = { order_id: string | null; base_units: string; released: boolean; drawn_at: Date; total: string }
  const rows = await manager.query<Row[]>(
    `select b.order_id, d.base_units, (r.attribution_id is not null) as released, d.drawn_at, count(*) over () as total
     from benefit.lot_draw d left join benefit.attribution_binding b on b.attribution_id = d.attribution_id left join benefit.attribution_release r on r.attribution_id = d.attribution_id
     where d.lot_id = $1 order by d.drawn_at desc, d.attribution_id, d.line_id limit $2 offset $3`,
    [lotId, pageSize, (page - 1) * pageSize],
  )
  return { draws: rows.map((row) => ({ orderId: row.order_id, baseUnits: BigInt(row.base_units), released: row.released, drawnAt: row.drawn_at })), total: Number(rows[0]?.total ?? 0) }
}

/** Who delivered how much, the largest part first. */
export async function findShares(manager: EntityManager, lotId: string): Promise<LotShare[]> {
  const rows = await manager.query<{ household_id: string; base_units: string; kind: HouseholdKind }[]>("select household_id, base_units, kind from benefit.lot_contribution where lot_id = $1 order by base_units desc, household_id", [lotId])
  return rows.map((row) => ({ householdId: row.household_id, baseUnits: BigInt(row.base_units), kind: row.kind }))
}

function recordOf(row: RecordRow): LotRecord {
  return { ...stateOf(row), frozen: row.frozen, certificate: certificateOf(row), evidenceId: row.evidence_id, recordedAt: row.created_at }
}

function certificateOf(row: RecordRow): LotCertificate | null {
  if (row.certificate_number === null) return null
  return { number: row.certificate_number, product: row.certificate_product ?? "", origin: row.certificate_origin ?? "", issuedOn: row.certificate_issued_on ?? "", promiser: row.certificate_promiser ?? "" }
}
