/** Why something after the sale cannot be done now; nothing was written. */
export type AfterSaleRefusal = "not_paid" | "wrong_state" | "stale_version" | "refund_exceeds_remainder" | "idempotency_key_reused" | "same_person" | "window_over" | "not_returnable" | "more_than_bought" | "not_correctable" | "unlawful"

/** An expected refusal; answered as 409 with its code, and where one is known with the field it is about. */
export class AfterSaleRefused extends Error {
  constructor(readonly code: AfterSaleRefusal, reason: string, readonly fields?: Record<string, string>) {
    super(reason)
    this.name = "AfterSaleRefused"
  }
}
