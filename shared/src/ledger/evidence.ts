import type { EntryDraft } from "./entry.js"
import { type BatchName, handoverDraft, requireHouseholdsOnce } from "./handover-draft.js"
import type { EvidenceStep, HandoverSource, HouseholdAmount } from "./handover.js"

/** Something that proves a batch's benefit a step further, or a visit that checked it. */
export interface Evidence {
  readonly eventId: string
  readonly batch: BatchName
  readonly step: EvidenceStep
  readonly source: HandoverSource
  /** `acknowledged` and `spot_checked` name what the batch settled, `received` what was paid, in fen */
  readonly households: readonly HouseholdAmount[]
  /** salted digest of the sheet or of the confirmation's record; null for a visit without papers */
  readonly proof: string | null
  readonly occurredAtMs: number
}

/** An entry without postings: evidence is append-only and hashed like money (LEDGER 22). Throws HandoverUnlawful. */
export function evidenceEntry({ eventId, batch, step, source, households, proof, occurredAtMs }: Evidence): EntryDraft {
  requireHouseholdsOnce(eventId, households)
  return handoverDraft({ kind: "evidence", objectId: eventId, cooperativeId: batch.cooperativeId, batch, occurredAtMs, facts: { step, source, households, proof }, postings: [] })
}
