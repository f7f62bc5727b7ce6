import type { EntityManager } from "typeorm"
import type { UnitsOfLine } from "./units-due"

/** Units a refund took out of a parcel that was not shipped yet. */
export interface ParcelReduction {
  /** `red_…` */
  id: string
  orderId: string
  cooperativeId: string
  lines: UnitsOfLine[]
  actor: string
  recordedAt: Date
  /** reservations and the order's own state follow it */
  ended: boolean
}

/** What named the units: a refund that was asked for, or the correction that states one anew. */
export type ReductionCause = { refundRequestId: string } | { correctionId: string }

type Row = { id: string; order_id: string; cooperative_id: string; lines: UnitsOfLine[]; actor: string; recorded_at: Date; ended: boolean }

export type ReductionQuery = { orderIds: readonly string[] } | { open: true; limit: number }

/** The oldest first. */
export async function findReductions(manager: EntityManager, query: ReductionQuery): Promise<ParcelReduction[]> {
  const [condition, value] = "open" in query ? ["e.reduction_id is null order by r.recorded_at, r.id limit $1", query.limit] : ["r.order_id = any($1) order by r.recorded_at, r.id", [...query.orderIds]]
  const rows = await manager.query<Row[]>(
    `select r.*, (e.reduction_id is not null) as ended, (select json_agg(json_build_object('lineId', l.line_id, 'quantity', l.quantity) order by l.line_id) from benefit.parcel_reduction_line l where l.reduction_id = r.id) as lines
     from benefit.parcel_reduction r left join benefit.parcel_reduction_end e on e.reduction_id = r.id where ${condition}`,
    [value],
  )
  return rows.map((row) => ({ id: row.id, orderId: row.order_id, cooperativeId: row.cooperative_id, lines: row.lines, actor: row.actor, recordedAt: row.recorded_at, ended: row.ended }))
}

/** Units taken out of each line, in all. */
export function takenOutOf(reductions: readonly Pick<ParcelReduction, "lines">[]): ReadonlyMap<string, number> {
  const units = new Map<string, number>()
  for (const { lines } of reductions) for (const { lineId, quantity } of lines) units.set(lineId, (units.get(lineId) ?? 0) + quantity)
  return units
}

export async function insertReduction(manager: EntityManager, made: Pick<ParcelReduction, "id" | "orderId" | "cooperativeId" | "lines" | "actor"> & { cause: ReductionCause }): Promise<void> {
  const { cause } = made
  await manager.query("insert into benefit.parcel_reduction (id, order_id, cooperative_id, refund_request_id, correction_id, actor) values ($1, $2, $3, $4, $5, $6)", [
    made.id, made.orderId, made.cooperativeId, "refundRequestId" in cause ? cause.refundRequestId : null, "correctionId" in cause ? cause.correctionId : null, made.actor,
  ])
  await manager.query("insert into benefit.parcel_reduction_line (reduction_id, line_id, quantity) select $1, * from unnest($2::text[], $3::integer[])", [made.id, made.lines.map((line) => line.lineId), made.lines.map((line) => line.quantity)])
}

/** Part of one draw whose goods were never sent. Base units. */
export type DrawBack = { lineId: string; attributionId: string; drawLineId: string; lotId: string; baseUnits: bigint }

/** Names the goods of a reduction and gives them back to their lots, first out first, so that nobody waits for a buyer crosswise. Medusa's stock follows by its own reservation. */
export async function giveGoodsBack(manager: EntityManager, reductionId: string, goods: readonly DrawBack[]): Promise<void> {
  if (goods.length === 0) return
  await manager.query("insert into benefit.parcel_reduction_goods (reduction_id, line_id, attribution_id, draw_line_id, lot_id, base_units) select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[])", [
    reductionId, goods.map((one) => one.lineId), goods.map((one) => one.attributionId), goods.map((one) => one.drawLineId), goods.map((one) => one.lotId), goods.map((one) => one.baseUnits.toString()),
  ])
  await manager.query(
    `insert into benefit.lot_movement (id, lot_id, kind, base_units, reason, actor, order_id)
     select 'mov_' || md5(g.reduction_id || '/' || g.line_id || '/' || g.lot_id), g.lot_id, 'return', g.base_units, 'refunded_before_shipping', r.actor, r.order_id
     from benefit.parcel_reduction_goods g join benefit.parcel_reduction r on r.id = g.reduction_id join benefit.lot l on l.id = g.lot_id
     where g.reduction_id = $1 order by l.inventory_item_id, l.harvest_date, l.id, g.line_id`,
    [reductionId],
  )
}

export async function endReductions(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await manager.query("insert into benefit.parcel_reduction_end (reduction_id) select * from unnest($1::text[]) on conflict do nothing", [[...ids]])
}
