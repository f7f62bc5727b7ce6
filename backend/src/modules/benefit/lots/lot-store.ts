import { randomBytes } from "node:crypto"
import type { DataSource, EntityManager } from "typeorm"
import { ContributionsMissing, type LotMovement, type LotState, type NewLot } from "./lot"
import { ContributionTable, LotTable, MovementTable, type ContributionRow, type LotRow } from "./tables"

/** Writes a delivered lot with its contributions in one transaction. @throws ContributionsMissing */
export async function insertLot(source: DataSource, lot: NewLot): Promise<{ id: string }> {
  return source.transaction((manager) => insertLotWithin(manager, lot, null))
}

/** The same inside a transaction of the caller's. @throws ContributionsMissing */
export async function insertLotWithin(manager: EntityManager, lot: NewLot, requestDigest: string | null): Promise<{ id: string }> {
  if (lot.contributions.length === 0) throw new ContributionsMissing(lot.number)
  const id = lot.id ?? `lot_${randomBytes(10).toString("hex")}`
  await manager.insert(LotTable, { ...rowOf(lot, id), request_digest: requestDigest })
  await manager.insert(ContributionTable, lot.contributions.map((c) => ({ lot_id: id, household_id: c.householdId, base_units: c.baseUnits, kind: c.kind, village_code: c.villageCode })))
  return { id }
}

/** Spoilage and samples take from a lot, a return gives back; the database refuses to go below what was sold. */
export async function insertMovement(manager: EntityManager, movement: LotMovement): Promise<{ id: string }> {
  const id = movement.id ?? `mov_${randomBytes(10).toString("hex")}`
  await manager.insert(MovementTable, {
    id, lot_id: movement.lotId, kind: movement.kind, base_units: movement.baseUnits, reason: movement.reason, actor: movement.actor, order_id: movement.orderId ?? null, evidence_id: movement.evidence?.evidenceId ?? null,
    evidence_proof: movement.evidence?.proof ?? null, correction_id: movement.correctionId ?? null, moves_stock: movement.movesStock ?? false,
  })
  return { id }
}

/** Goods that were drawn and never left go back to their lots: one movement per draw, however often it is asked, of what a refund did not take out of the parcel before. `lineIds` are the cart's; null: every line. */
export async function returnDraws(manager: EntityManager, attributionId: string, { lineIds = null, actor }: { lineIds?: readonly string[] | null; actor: string }): Promise<void> {
  await manager.query(
    `insert into benefit.lot_movement (id, lot_id, kind, base_units, reason, actor, order_id)
     select 'mov_' || md5(d.attribution_id || '/' || d.line_id || '/' || d.lot_id), d.lot_id, 'return', d.base_units - coalesce(g.back, 0), 'order_cancelled', $3, (select b.order_id from benefit.attribution_binding b where b.attribution_id = d.attribution_id)
     from benefit.lot_draw d join benefit.lot l on l.id = d.lot_id
       left join lateral (select sum(r.base_units) as back from benefit.parcel_reduction_goods r where r.attribution_id = d.attribution_id and r.draw_line_id = d.line_id and r.lot_id = d.lot_id) g on true
     where d.attribution_id = $1 and ($2::text[] is null or d.line_id = any($2)) and d.base_units > coalesce(g.back, 0) order by l.inventory_item_id, l.harvest_date, l.id
     on conflict (id) do nothing`,
    [attributionId, lineIds === null ? null : [...lineIds], actor],
  )
}

export type StateRow = Omit<LotRow, "delivered" | "drawn" | "removed" | "corrected"> & { delivered: string; corrected: string; drawn: string; removed: string; households: string }

/** Lots with their remainders, first out first. */
export async function findLots(manager: EntityManager, filter: { inventoryItemIds?: readonly string[]; cooperativeId?: string }): Promise<LotState[]> {
  const rows = await manager.query<StateRow[]>(
    `select l.*, l.harvest_date::text as harvest_date, (select count(*) from benefit.lot_contribution c where c.lot_id = l.id) as households
     from benefit.lot l where ($1::text[] is null or l.inventory_item_id = any($1)) and ($2::text is null or l.cooperative_id = $2)
     order by l.inventory_item_id, l.harvest_date, l.id`,
    [filter.inventoryItemIds ?? null, filter.cooperativeId ?? null],
  )
  return rows.map(stateOf)
}

/** Reads lots under a row lock, first out first; held until the transaction ends. */
export async function lockLots(manager: EntityManager, inventoryItemIds: readonly string[]): Promise<LotState[]> {
  const rows = await manager.query<StateRow[]>("select l.*, l.harvest_date::text as harvest_date, 0 as households from benefit.lock_lots($1) l", [[...inventoryItemIds]])
  return rows.map(stateOf)
}

export async function findContributions(manager: EntityManager, lotIds: readonly string[]): Promise<ContributionRow[]> {
  if (lotIds.length === 0) return []
  return manager.getRepository(ContributionTable).createQueryBuilder("c").where("lot_id in (:...ids)", { ids: lotIds }).orderBy("lot_id").addOrderBy("household_id").getMany()
}

export function stateOf(row: StateRow): LotState {
  const [delivered, corrected, drawn, removed] = [BigInt(row.delivered), BigInt(row.corrected), BigInt(row.drawn), BigInt(row.removed)]
  return {
    id: row.id,
    number: row.number,
    inventoryItemId: row.inventory_item_id,
    cooperativeId: row.cooperative_id,
    countyCode: row.county_code,
    villageName: row.village_name,
    harvestDate: row.harvest_date,
    baseUnit: row.base_unit,
    delivered,
    corrected,
    drawn,
    removed,
    remaining: delivered + corrected - drawn - removed,
    households: Number(row.households),
    certificateNumber: row.certificate_number,
  }
}

function rowOf(lot: NewLot, id: string): LotRow {
  return {
    id,
    number: lot.number,
    inventory_item_id: lot.inventoryItemId,
    cooperative_id: lot.cooperativeId,
    county_code: lot.countyCode,
    village_name: lot.villageName,
    harvest_date: lot.harvestDate,
    base_unit: lot.baseUnit,
    delivered: lot.contributions.reduce((sum, c) => sum + c.baseUnits, 0n),
    certificate_number: lot.certificate?.number ?? null,
    certificate_product: lot.certificate?.product ?? null,
    certificate_origin: lot.certificate?.origin ?? null,
    certificate_issued_on: lot.certificate?.issuedOn ?? null,
    certificate_promiser: lot.certificate?.promiser ?? null,
    evidence_id: lot.evidence?.evidenceId ?? null,
    evidence_proof: lot.evidence?.proof ?? null,
    recorded_by: lot.recordedBy ?? "seed",
  }
}
