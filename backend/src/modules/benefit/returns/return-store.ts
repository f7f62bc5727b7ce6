import type { EntityManager } from "typeorm"
import type { LineDraw, LotGoodsBack } from "./goods-back"

export type ReturnKind = "return" | "damage"
export type ReturnStepName = "accept" | "refuse" | "receive" | "withdraw"
export type ReturnState = "asked" | "accepted" | "refused" | "withdrawn" | "received" | "compensated"
export type FreightBorneBy = "buyer" | "cooperative"

export interface ReturnStep {
  step: ReturnStepName
  reason: string | null
  freightBorneBy: FreightBorneBy | null
  refundRequestId: string | null
  actor: string
  recordedAt: Date
}

/** 退货单: what a buyer asks to give back of one parcel, with every step since. */
export interface ReturnCase {
  /** `ret_…` */
  id: string
  orderId: string
  cooperativeId: string
  kind: ReturnKind
  reason: string
  idempotencyKey: string
  lines: { lineId: string; quantity: number }[]
  steps: ReturnStep[]
  askedAt: Date
}

/** 1 when asked, one more with each step. */
export const returnVersion = ({ steps }: Pick<ReturnCase, "steps">): number => 1 + steps.length

export function returnState({ kind, steps }: Pick<ReturnCase, "kind" | "steps">): ReturnState {
  const last = steps.at(-1)?.step
  if (last === undefined) return "asked"
  if (last === "refuse") return "refused"
  if (last === "withdraw") return "withdrawn"
  if (last === "receive") return "received"
  return kind === "damage" ? "compensated" : "accepted"
}

export type ReturnFilter = { id?: string; orderId?: string; cooperativeId?: string | undefined; open?: boolean }
export type Page = { page: number; pageSize: number }

type Row = {
  id: string; order_id: string; cooperative_id: string; kind: ReturnKind; reason: string; idempotency_key: string; recorded_at: Date; total: string
  lines: { lineId: string; quantity: number }[]; steps: { step: ReturnStepName; reason: string | null; freightBorneBy: FreightBorneBy | null; refundRequestId: string | null; actor: string; recordedAt: string }[] | null
}

/** The newest first. `open`: waiting to be decided, or for its goods. */
export async function findReturns(manager: EntityManager, filter: ReturnFilter, { page, pageSize }: Page): Promise<{ cases: ReturnCase[]; total: number }> {
  const rows = await manager.query<Row[]>(
    `select c.*, count(*) over () as total,
       (select json_agg(json_build_object('lineId', l.line_id, 'quantity', l.quantity) order by l.line_id) from benefit.return_case_line l where l.case_id = c.id) as lines,
       (select json_agg(json_build_object('step', s.step, 'reason', s.reason, 'freightBorneBy', s.freight_borne_by, 'refundRequestId', s.refund_request_id, 'actor', s.actor, 'recordedAt', s.recorded_at) order by s.position) from benefit.return_case_step s where s.case_id = c.id) as steps
     from benefit.return_case c
     where ($1::text is null or c.id = $1) and ($2::text is null or c.order_id = $2) and ($3::text is null or c.cooperative_id = $3)
       and ($4::boolean is null or $4 = not exists (select 1 from benefit.return_case_step s where s.case_id = c.id and (s.step <> 'accept' or c.kind = 'damage')))
     order by c.recorded_at desc, c.id limit $5 offset $6`,
    [filter.id ?? null, filter.orderId ?? null, filter.cooperativeId ?? null, filter.open ?? null, pageSize, (page - 1) * pageSize],
  )
  return { cases: rows.map(caseOf), total: Number(rows[0]?.total ?? 0) }
}

export async function insertReturn(manager: EntityManager, made: Omit<ReturnCase, "steps" | "askedAt">): Promise<void> {
  await manager.query("insert into benefit.return_case (id, order_id, cooperative_id, kind, reason, idempotency_key) values ($1, $2, $3, $4, $5, $6)", [made.id, made.orderId, made.cooperativeId, made.kind, made.reason, made.idempotencyKey])
  await manager.query("insert into benefit.return_case_line (case_id, line_id, quantity) select $1, * from unnest($2::text[], $3::integer[])", [made.id, made.lines.map((line) => line.lineId), made.lines.map((line) => line.quantity)])
}

export async function insertReturnStep(manager: EntityManager, of: ReturnCase, step: Omit<ReturnStep, "recordedAt">): Promise<void> {
  await manager.query("insert into benefit.return_case_step (case_id, position, step, reason, freight_borne_by, refund_request_id, actor) values ($1, $2, $3, $4, $5, $6, $7)", [of.id, of.steps.length + 1, step.step, step.reason, step.freightBorneBy, step.refundRequestId, step.actor])
}

/** Goods of one line: with their lot, or of an inventory item that has none. Base units. */
export type GoodsBack = Omit<LotGoodsBack, "lotId"> & { lineId: string; lotId: string | null }

export async function insertGoods(manager: EntityManager, caseId: string, goods: readonly GoodsBack[]): Promise<void> {
  for (const one of goods) await manager.query("insert into benefit.return_case_goods (case_id, line_id, inventory_item_id, lot_id, restocked, spoiled) values ($1, $2, $3, $4, $5, $6)", [caseId, one.lineId, one.inventoryItemId, one.lotId, one.restocked.toString(), one.spoiled.toString()])
}

/** What an order's line took of its lots, first out first, and what came back of it, was never sent or was cancelled (`returnDraws`). */
export async function drawsOfLine(manager: EntityManager, attributionId: string, { cartLineId, lineId }: { cartLineId: string; lineId: string }): Promise<LineDraw[]> {
  const rows = await manager.query<{ lot_id: string; inventory_item_id: string; base_units: string; back: string }[]>(
    `select d.lot_id, l.inventory_item_id, d.base_units, coalesce((select sum(g.restocked + g.spoiled) from benefit.return_case_goods g where g.line_id = $3 and g.lot_id = d.lot_id), 0)
       + coalesce((select sum(r.base_units) from benefit.parcel_reduction_goods r where r.attribution_id = d.attribution_id and r.draw_line_id = d.line_id and r.lot_id = d.lot_id), 0)
       + coalesce((select m.base_units from benefit.lot_movement m where m.id = 'mov_' || md5(d.attribution_id || '/' || d.line_id || '/' || d.lot_id)), 0) as back
     from benefit.lot_draw d join benefit.lot l on l.id = d.lot_id where d.attribution_id = $1 and d.line_id = $2 order by l.inventory_item_id, l.harvest_date, l.id`,
    [attributionId, cartLineId, lineId],
  )
  return rows.map((row) => ({ lotId: row.lot_id, inventoryItemId: row.inventory_item_id, baseUnits: BigInt(row.base_units), backBefore: BigInt(row.back) }))
}

/** What came back fit for sale of goods that have no lots, in all: Medusa's level follows its change. */
export type ReturnedStock = { inventoryItemId: string; cooperativeId: string; restockedBaseUnits: bigint }

export async function findReturnedStock(manager: EntityManager, inventoryItemIds?: readonly string[]): Promise<ReturnedStock[]> {
  const rows = await manager.query<{ inventory_item_id: string; cooperative_id: string; restocked: string }[]>(
    `select g.inventory_item_id, min(c.cooperative_id) as cooperative_id, sum(g.restocked) as restocked from benefit.return_case_goods g join benefit.return_case c on c.id = g.case_id
     where g.lot_id is null and ($1::text[] is null or g.inventory_item_id = any($1)) group by g.inventory_item_id order by g.inventory_item_id`,
    [inventoryItemIds ? [...inventoryItemIds] : null],
  )
  return rows.map((row) => ({ inventoryItemId: row.inventory_item_id, cooperativeId: row.cooperative_id, restockedBaseUnits: BigInt(row.restocked) }))
}

function caseOf(row: Row): ReturnCase {
  return {
    id: row.id, orderId: row.order_id, cooperativeId: row.cooperative_id, kind: row.kind, reason: row.reason, idempotencyKey: row.idempotency_key, lines: row.lines, askedAt: row.recorded_at,
    steps: (row.steps ?? []).map((step) => ({ ...step, recordedAt: new Date(step.recordedAt) })),
  }
}
