import { type EntryDraft, type EntryKind, OWN_BOOKS, type SourceKind } from "./entry.js"
import type { Handover, HouseholdAmount } from "./handover.js"
import { HandoverUnlawful } from "./errors.js"
import { balanced } from "./postings.js"

/** A settlement batch 结算批次: one cooperative, one period, both days inclusive. */
export interface BatchName {
  readonly batchId: string
  readonly cooperativeId: string
  /** Asia/Shanghai days */
  readonly from: string
  readonly to: string
}

/** What every entry of benefit's way to the hand is made from. */
export interface HandoverDraft {
  readonly kind: EntryKind & SourceKind
  readonly objectId: string
  readonly cooperativeId: string
  readonly batch?: BatchName
  readonly facts?: Partial<Handover>
  /** money that moved outside the market's books; 0 for instructions and evidence */
  readonly amountFen?: bigint
  readonly occurredAtMs: number
  readonly orderId?: string | null
  readonly relatesTo?: bigint
  readonly postings: EntryDraft["postings"]
}

/** The balanced draft of the market's own books. Currency is always `cny`: the register's households live there. */
export function handoverDraft(draft: HandoverDraft): EntryDraft {
  const { kind, objectId, cooperativeId, batch, facts, occurredAtMs, orderId = null, relatesTo = null, amountFen = 0n, postings } = draft
  return balanced({
    kind,
    source: { provider: OWN_BOOKS, kind, objectId, medusaId: null },
    orderId,
    currency: "cny",
    amountFen,
    occurredAtMs,
    relatesTo,
    correction: null,
    snapshot: null,
    refund: null,
    handover: { batchId: batch?.batchId ?? null, cooperativeId, lotId: null, mechanism: null, from: batch?.from ?? null, to: batch?.to ?? null, step: null, source: null, households: [], proof: null, ...facts },
    postings,
  })
}

/** Throws HandoverUnlawful unless every household is named once with more than nothing. */
export function requireHouseholdsOnce(subjectId: string, households: readonly HouseholdAmount[]): void {
  if (households.length === 0) throw new HandoverUnlawful(subjectId, "at least one household")
  if (new Set(households.map((one) => one.householdId)).size !== households.length) throw new HandoverUnlawful(subjectId, "each household once")
  if (households.some((one) => one.amountFen <= 0n)) throw new HandoverUnlawful(subjectId, "amounts above 0 fen")
}
