import type { EntityManager } from "typeorm"
import type { RefundBearer } from "../door"

export type RequestedLine = { lineId: string; quantity: number; amountFen: bigint }
export type RequestedFreight = { cooperativeId: string; amountFen: bigint }

/** A refund somebody asked for here: one movement at the provider, however often it is tried. */
export interface RefundRequest {
  /** `rfq_…`; also the provider's idempotency key */
  id: string
  orderId: string
  idempotencyKey: string
  saleSequence: bigint
  reason: "cancellation" | "return" | "compensation"
  /** who bears a compensation; null otherwise */
  bearer: RefundBearer | null
  lines: RequestedLine[]
  freight: RequestedFreight[]
  amountFen: bigint
  actor: string
  recordedAt: Date
  /** null while the provider has not said how it ended */
  end: { outcome: "posted"; sequence: bigint } | { outcome: "failed" } | null
}

type Row = { id: string; order_id: string; idempotency_key: string; sale_sequence: string; reason: RefundRequest["reason"]; bearer: RefundBearer | null; amount_fen: string; actor: string; recorded_at: Date; outcome: "posted" | "failed" | null; sequence: string | null; parts: { kind: "line" | "freight"; subject_id: string; quantity: number; amount_fen: string }[] }

export type RequestQuery = { id: string } | { orderId: string } | { open: true; limit: number } | { openOf: readonly string[] }

function conditionOf(query: RequestQuery): { where: string; values: unknown[] } {
  if ("id" in query) return { where: "where r.id = $1", values: [query.id] }
  if ("orderId" in query) return { where: "where r.order_id = $1 order by r.recorded_at, r.id", values: [query.orderId] }
  if ("openOf" in query) return { where: "where r.order_id = any($1) and x.request_id is null order by r.recorded_at, r.id", values: [[...query.openOf]] }
  return { where: "where x.request_id is null order by r.recorded_at, r.id limit $1", values: [query.limit] }
}

/** Requests with their parts and how they ended, the oldest first. */
export async function findRequests(manager: EntityManager, query: RequestQuery): Promise<RefundRequest[]> {
  const { where, values } = conditionOf(query)
  const rows = await manager.query<Row[]>(
    `select r.*, x.outcome, x.sequence, (select json_agg(json_build_object('kind', p.kind, 'subject_id', p.subject_id, 'quantity', p.quantity, 'amount_fen', p.amount_fen::text) order by p.kind desc, p.subject_id)
       from benefit.refund_request_part p where p.request_id = r.id) as parts
     from benefit.refund_request r left join benefit.refund_request_end x on x.request_id = r.id ${where}`,
    values,
  )
  return rows.map(requestOf)
}

/** Writes a request with its parts; the database refuses what the order cannot give back (23B20). */
export async function insertRequest(manager: EntityManager, request: Omit<RefundRequest, "recordedAt" | "end">): Promise<void> {
  await manager.query("insert into benefit.refund_request (id, order_id, idempotency_key, sale_sequence, reason, bearer, amount_fen, actor) values ($1, $2, $3, $4, $5, $6, $7, $8)", [
    request.id, request.orderId, request.idempotencyKey, request.saleSequence.toString(), request.reason, request.bearer, request.amountFen.toString(), request.actor,
  ])
  const parts = [
    ...request.lines.map(({ lineId, quantity, amountFen }) => ({ request_id: request.id, kind: "line", subject_id: lineId, quantity, amount_fen: amountFen.toString() })),
    ...request.freight.map(({ cooperativeId, amountFen }) => ({ request_id: request.id, kind: "freight", subject_id: cooperativeId, quantity: 0, amount_fen: amountFen.toString() })),
  ]
  await manager.query("insert into benefit.refund_request_part select * from jsonb_populate_recordset(null::benefit.refund_request_part, $1::jsonb)", [JSON.stringify(parts)])
}

/** The first word on how a request ended stays. */
export async function endRequest(manager: EntityManager, id: string, end: NonNullable<RefundRequest["end"]>): Promise<void> {
  await manager.query("insert into benefit.refund_request_end (request_id, outcome, sequence) select r.id, $2, $3 from benefit.refund_request r where r.id = $1 on conflict (request_id) do nothing", [
    id, end.outcome, end.outcome === "posted" ? end.sequence.toString() : null,
  ])
}

function requestOf(row: Row): RefundRequest {
  const parts = (row.parts ?? []).map((part) => ({ ...part, amountFen: BigInt(part.amount_fen) }))
  return {
    id: row.id,
    orderId: row.order_id,
    idempotencyKey: row.idempotency_key,
    saleSequence: BigInt(row.sale_sequence),
    reason: row.reason,
    bearer: row.bearer,
    lines: parts.filter((part) => part.kind === "line").map(({ subject_id, quantity, amountFen }) => ({ lineId: subject_id, quantity, amountFen })),
    freight: parts.filter((part) => part.kind === "freight").map(({ subject_id, amountFen }) => ({ cooperativeId: subject_id, amountFen })),
    amountFen: BigInt(row.amount_fen),
    actor: row.actor,
    recordedAt: row.recorded_at,
    end: row.outcome === null ? null : row.outcome === "posted" ? { outcome: "posted", sequence: BigInt(row.sequence ?? "0") } : { outcome: "failed" },
  }
}
