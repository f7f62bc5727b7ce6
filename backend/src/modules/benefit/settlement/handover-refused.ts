/** Why something on benefit's way to the hand cannot be done now; nothing was written. */
export type HandoverRefusal =
  | "wrong_state" | "stale_version" | "same_person" | "nothing_to_settle" | "parcels_held_back" | "period_settled" | "already_paid" | "evidence_used" | "not_a_contributor" | "unknown_household" | "rule_overlaps" | "rates_exceed_price"

/** An expected refusal; answered as 409 with its code. */
export class HandoverRefused extends Error {
  constructor(readonly code: HandoverRefusal, reason: string) {
    super(reason)
    this.name = "HandoverRefused"
  }
}
