import type { EntryCorrection as CorrectionAnswer, EntryCorrectionAnswer } from "@qianhang/shared/contracts"
import { shanghaiDay } from "@qianhang/shared/ledger"
import { entryCorrectionVersion, type CorrectionWithEntries, type EntryCorrection } from "../../modules/benefit"

export function entryCorrectionAnswer({ correction, entries }: CorrectionWithEntries): EntryCorrectionAnswer {
  return {
    correction: listedCorrection(correction),
    entries: entries.map(({ kind, source, occurredAtMs, postings }) => ({
      kind, source: { provider: source.provider, kind: source.kind, object_id: source.objectId }, day: shanghaiDay(occurredAtMs),
      postings: postings.map(({ account, amountFen, cooperativeId, householdId, lineId }) => ({ account, amount_fen: amountFen.toString(), cooperative_id: cooperativeId, household_id: householdId, line_id: lineId })),
    })),
  }
}

export function listedCorrection(correction: EntryCorrection): CorrectionAnswer {
  const { decision, restated } = correction
  return {
    id: correction.id, sequence: correction.sequence.toString(), order_id: correction.orderId, reason_code: correction.reasonCode, reason: correction.reason, evidence_file_id: correction.evidenceId,
    restated: restated && {
      reason: restated.reason, bearer: restated.bearer,
      lines: restated.lines.map(({ lineId, quantity, amountFen }) => ({ line_id: lineId, quantity, amount_fen: amountFen.toString() })),
      freight: restated.freight.map(({ cooperativeId, amountFen }) => ({ cooperative_id: cooperativeId, amount_fen: amountFen.toString() })),
    },
    state: decision?.outcome ?? "proposed", version: entryCorrectionVersion(correction), proposed_by: correction.askedBy, proposed_at: correction.askedAt.toISOString(),
    decided_by: decision?.actor ?? null, decided_at: decision?.decidedAt.toISOString() ?? null, decision_reason: decision?.reason ?? null,
  }
}
