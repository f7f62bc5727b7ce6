import { randomBytes } from "node:crypto"
import type { EntityManager } from "typeorm"
import type { FileProof } from "./lot"
import type { Page } from "./lot-record"
import { LotRefused } from "./lot-refused"
import { insertMovement } from "./lot-store"

/** A correction of a lot's counted quantity, as proposed and, once decided, by whom. */
export type LotCorrection = {
  id: string; lot: { id: string; number: string; inventoryItemId: string }; cooperativeId: string; countyCode: string; direction: "up" | "down"; baseUnits: bigint; reason: string; evidenceId: string | null
  state: "proposed" | "approved" | "rejected"; proposedBy: string; proposedAt: Date; decidedBy: string | null; decidedAt: Date | null; decisionReason: string | null
}
export type CorrectionAsked = { lotId: string; direction: "up" | "down"; baseUnits: bigint; reason: string; evidence?: FileProof | undefined; actor: string }
export type CorrectionDecision = { id: string; version: number; approve: boolean; reason: string; actor: string }
export type CorrectionFilter = { ids?: readonly string[]; lotId?: string; cooperativeId?: string | undefined; countyCode?: string | undefined; state?: LotCorrection["state"] | undefined }

/** 1 while it waits, 2 once it is decided. */
export const correctionVersion = ({ state }: Pick<LotCorrection, "state">): number => (state === "proposed" ? 1 : 2)

/** The first person's word. One correction of a lot waits at a time. @throws LotRefused `wrong_state` */
export async function proposeCorrection(manager: EntityManager, asked: CorrectionAsked): Promise<string> {
  await lockLot(manager, asked.lotId)
  const { total } = await findCorrections(manager, { lotId: asked.lotId, state: "proposed" }, { page: 1, pageSize: 1 })
  if (total > 0) throw new LotRefused("wrong_state", `a correction of ${asked.lotId} waits to be decided`)
  const id = `cor_${randomBytes(10).toString("hex")}`
  await manager.query("insert into benefit.lot_correction_proposal (id, lot_id, direction, base_units, reason, evidence_id, evidence_proof, actor) values ($1, $2, $3, $4, $5, $6, $7, $8)", [
    id, asked.lotId, asked.direction, asked.baseUnits.toString(), asked.reason, asked.evidence?.evidenceId ?? null, asked.evidence?.proof ?? null, asked.actor,
  ])
  return id
}

/** The second person's word; approved, the movement is written with it. @throws LotRefused, and the database's own refusals */
export async function decideCorrection(manager: EntityManager, asked: CorrectionDecision): Promise<void> {
  const [before] = (await findCorrections(manager, { ids: [asked.id] }, { page: 1, pageSize: 1 })).corrections
  if (!before) throw new Error(`no correction ${asked.id}`)
  await lockLot(manager, before.lot.id)
  const [correction = before] = (await findCorrections(manager, { ids: [asked.id] }, { page: 1, pageSize: 1 })).corrections
  if (correctionVersion(correction) !== asked.version) throw new LotRefused("stale_version", `correction ${asked.id} is at version ${correctionVersion(correction)}`)
  if (correction.state !== "proposed") throw new LotRefused("wrong_state", `correction ${asked.id} is decided`)
  if (correction.proposedBy === asked.actor) throw new LotRefused("same_person", "who proposes does not decide")
  await manager.query("insert into benefit.lot_correction_decision (proposal_id, decision, reason, actor) values ($1, $2, $3, $4)", [asked.id, asked.approve ? "approve" : "reject", asked.reason, asked.actor])
  if (!asked.approve) return
  await insertMovement(manager, { id: `mov_${asked.id}`, lotId: correction.lot.id, kind: `correction_${correction.direction}`, baseUnits: correction.baseUnits, reason: correction.reason, actor: asked.actor, correctionId: asked.id, movesStock: true })
}

/** Corrections, the newest first. */
export async function findCorrections(manager: EntityManager, filter: CorrectionFilter, { page, pageSize }: Page): Promise<{ corrections: LotCorrection[]; total: number }> {
  const rows = await manager.query<Row[]>(
    `select p.*, l.number, l.inventory_item_id, l.cooperative_id, l.county_code, d.decision, d.actor as decided_by, d.recorded_at as decided_at, d.reason as decision_reason, count(*) over () as total
     from benefit.lot_correction_proposal p join benefit.lot l on l.id = p.lot_id left join benefit.lot_correction_decision d on d.proposal_id = p.id
     where ($1::text[] is null or p.id = any($1)) and ($2::text is null or p.lot_id = $2) and ($3::text is null or l.cooperative_id = $3) and ($4::text is null or l.county_code = $4)
       and ($5::text is null or (case d.decision when 'approve' then 'approved' when 'reject' then 'rejected' else 'proposed' end) = $5)
     order by p.recorded_at desc, p.id limit $6 offset $7`,
    [filter.ids ? [...filter.ids] : null, filter.lotId ?? null, filter.cooperativeId ?? null, filter.countyCode ?? null, filter.state ?? null, pageSize, (page - 1) * pageSize],
  )
  return { corrections: rows.map(correctionOf), total: Number(rows[0]?.total ?? 0) }
}

/** Decisions about one lot come one after the other. */
async function lockLot(manager: EntityManager, lotId: string): Promise<void> {
  await manager.query("select pg_advisory_xact_lock(7308, hashtext($1))", [lotId])
}

type Row = {
  id: string; lot_id: string; number: string; inventory_item_id: string; cooperative_id: string; county_code: string; direction: "up" | "down"; base_units: string; reason: string; evidence_id: string | null; actor: string; recorded_at: Date
  decision: "approve" | "reject" | null; decided_by: string | null; decided_at: Date | null; decision_reason: string | null; total: string
}

function correctionOf(row: Row): LotCorrection {
  return {
    id: row.id, lot: { id: row.lot_id, number: row.number, inventoryItemId: row.inventory_item_id }, cooperativeId: row.cooperative_id, countyCode: row.county_code, direction: row.direction, baseUnits: BigInt(row.base_units), reason: row.reason, evidenceId: row.evidence_id,
    state: row.decision === null ? "proposed" : row.decision === "approve" ? "approved" : "rejected", proposedBy: row.actor, proposedAt: row.recorded_at, decidedBy: row.decided_by, decidedAt: row.decided_at, decisionReason: row.decision_reason,
  }
}
