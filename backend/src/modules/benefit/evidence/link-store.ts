import type { EntityManager } from "typeorm"
import type { ConfirmedStep } from "./ladder"

export type LinkRow = { id: string; tokenHash: string; batchId: string; householdId: string; step: ConfirmedStep; expiresAt: Date; ended: boolean }

export async function insertLinks(manager: EntityManager, links: readonly (Omit<LinkRow, "ended"> & { actor: string })[]): Promise<void> {
  if (links.length === 0) return
  const rows = links.map((link) => ({ id: link.id, token_hash: link.tokenHash, batch_id: link.batchId, household_id: link.householdId, step: link.step, expires_at: link.expiresAt, actor: link.actor }))
  await manager.query(
    `insert into benefit.confirmation_link (id, token_hash, batch_id, household_id, step, expires_at, actor)
     select id, token_hash, batch_id, household_id, step, expires_at, actor from jsonb_populate_recordset(null::benefit.confirmation_link, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

/** A link by the hash of its token; null when no such token was given out. */
export async function findLink(manager: EntityManager, tokenHash: string): Promise<LinkRow | null> {
  const [row] = await manager.query<{ id: string; batch_id: string; household_id: string; step: ConfirmedStep; expires_at: Date; ended: boolean }[]>(
    `select l.id, l.batch_id, l.household_id, l.step, l.expires_at, exists (select 1 from benefit.confirmation_link_end d where d.link_id = l.id) as ended from benefit.confirmation_link l where l.token_hash = $1`,
    [tokenHash],
  )
  return row ? { id: row.id, tokenHash, batchId: row.batch_id, householdId: row.household_id, step: row.step, expiresAt: row.expires_at, ended: row.ended } : null
}

/** Households with an open link, and the step it asks for. */
export async function findOpenLinks(manager: EntityManager, batchId: string, now: Date): Promise<Map<string, ConfirmedStep>> {
  const rows = await manager.query<{ household_id: string; step: ConfirmedStep }[]>(
    `select l.household_id, l.step from benefit.confirmation_link l
     where l.batch_id = $1 and l.expires_at > $2 and not exists (select 1 from benefit.confirmation_link_end d where d.link_id = l.id) order by l.recorded_at`,
    [batchId, now],
  )
  return new Map(rows.map((row) => [row.household_id, row.step]))
}

export async function insertEnd(manager: EntityManager, end: { linkId: string; outcome: "confirmed" | "disputed" | "revoked"; actor: string }): Promise<void> {
  await manager.query("insert into benefit.confirmation_link_end (link_id, outcome, actor) values ($1, $2, $3)", [end.linkId, end.outcome, end.actor])
}

/** Revokes what is still open. @returns how many */
export async function endLinks(manager: EntityManager, asked: { batchId: string; step: ConfirmedStep; householdIds: readonly string[] | null; actor: string }): Promise<number> {
  const rows = await manager.query<unknown[]>(
    `insert into benefit.confirmation_link_end (link_id, outcome, actor)
     select l.id, 'revoked', $4 from benefit.confirmation_link l
     where l.batch_id = $1 and l.step = $2 and ($3::text[] is null or l.household_id = any($3)) and not exists (select 1 from benefit.confirmation_link_end d where d.link_id = l.id)
     returning 1`,
    [asked.batchId, asked.step, asked.householdIds ? [...asked.householdIds] : null, asked.actor],
  )
  return rows.length
}
