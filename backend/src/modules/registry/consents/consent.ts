import { EntitySchema, type DataSource, type EntityManager } from "typeorm"
import { seal, type SealingKeys } from "../sealing/seal"

/** What a household may allow to be published of it (PIPL 23, 25, 29: separately for each). */
export const consentScopes = ["name_on_shop", "story", "portrait"] as const
export type ConsentScope = (typeof consentScopes)[number]

export type ConsentRow = { id: string; household_id: string; scope: ConsentScope; decision: "given" | "withdrawn"; on_day: string; note_sealed: string | null; evidence_file_id: string | null; recorded_by: string; recorded_at: Date }

export const ConsentTable = new EntitySchema<ConsentRow>({
  name: "consent",
  tableName: "consent",
  schema: "registry",
  columns: {
    id: { type: "bigint", primary: true, generated: "increment" },
    household_id: { type: "text" },
    scope: { type: "text" },
    decision: { type: "text" },
    on_day: { type: "date" },
    note_sealed: { type: "text", nullable: true },
    evidence_file_id: { type: "text", nullable: true },
    recorded_by: { type: "text" },
    recorded_at: { type: "timestamptz", createDate: true },
  },
})

/** One decision about one scope; `note` is what was agreed, in words, and may name the person: it is sealed. */
export type ConsentDecision = { householdId: string; scope: ConsentScope; decision: "given" | "withdrawn"; on: string; note?: string; evidenceFileId?: string; actor: string }

export async function recordConsent(manager: EntityManager, keys: SealingKeys, decided: ConsentDecision): Promise<void> {
  await manager.insert(ConsentTable, {
    household_id: decided.householdId, scope: decided.scope, decision: decided.decision, on_day: decided.on, recorded_by: decided.actor,
    note_sealed: decided.note ? seal(keys, `${decided.householdId}/consent`, decided.note) : null, evidence_file_id: decided.evidenceFileId ?? null,
  })
}

/**
 * Which of these households may be published in this scope on this day: those whose newest decision then in effect
 * allows it. Whoever never decided, withdrew, is unknown or was erased is left out. Asked anew at every publication, so
 * that a withdrawal takes effect at once (PIPL 15).
 */
export async function mayPublish(source: DataSource, householdIds: readonly string[], scope: ConsentScope, day: string): Promise<Set<string>> {
  if (householdIds.length === 0) return new Set()
  const rows: { household_id: string; decision: string }[] = await source.query(
    `select distinct on (c.household_id) c.household_id, c.decision from registry.consent c join registry.household h on h.id = c.household_id
      where c.household_id = any($1) and c.scope = $2 and c.on_day <= $3 and h.erased_at is null order by c.household_id, c.id desc`,
    [[...householdIds], scope, day],
  )
  return new Set(rows.flatMap((row) => (row.decision === "given" ? [row.household_id] : [])))
}
