import { evidenceEntry, type EvidenceStep, type HandoverSource } from "@qianhang/shared/ledger"
import type { OpenJournal } from "../journal/open-journal"
import type { BatchShare } from "../settlement/batch-books"
import type { BatchRow } from "../settlement/batch-store"

/** Who took which step, and what proves it. Its id is the entry's key, so it happens once. */
export type Step = {
  eventId: string
  step: EvidenceStep
  source: HandoverSource
  proof: string | null
  targets: readonly BatchShare[]
  /** the file in the register; null for a decision on a phone */
  evidenceId: string | null
  place: { countyCode: string; note: string } | null
  actor: string
}

/** One evidence entry, naming what the batch settled or, for `received`, what was paid, and the row of who and where. */
export async function postStep(journal: OpenJournal, { id: batchId, cooperativeId, from, to }: BatchRow, step: Step, nowMs: number): Promise<void> {
  const households = step.targets.map((share) => ({ householdId: share.householdId, amountFen: step.step === "received" ? share.paidFen : share.settledFen }))
  await journal.post(evidenceEntry({ eventId: step.eventId, batch: { batchId, cooperativeId, from, to }, step: step.step, source: step.source, households, proof: step.proof, occurredAtMs: nowMs }), nowMs)
  await journal.manager.query("insert into benefit.evidence_event (id, batch_id, step, source, evidence_id, county_code, note, actor) values ($1, $2, $3, $4, $5, $6, $7, $8)", [
    step.eventId, batchId, step.step, step.source, step.evidenceId, step.place?.countyCode ?? null, step.place?.note ?? null, step.actor,
  ])
}
