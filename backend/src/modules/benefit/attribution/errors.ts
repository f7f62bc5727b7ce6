/** The cart was completed with other contents than were secured and bound; nothing was changed. */
export class AttributionConflict extends Error {
  readonly code = "attribution_conflict"
  constructor(readonly cartId: string, readonly rule: string) {
    super(`attribution of ${cartId}: expected ${rule}`)
    this.name = "AttributionConflict"
  }
}

/** No attribution was secured under this cart or order. */
export class AttributionUnknown extends Error {
  readonly code = "attribution_unknown"
  constructor(readonly key: string) {
    super(`no attribution is secured for ${key}`)
    this.name = "AttributionUnknown"
  }
}

/** A captured sale keeps its attribution; only a refund takes it back. */
export class AttributionCaptured extends Error {
  readonly code = "attribution_captured"
  constructor(readonly orderId: string) {
    super(`order ${orderId} is captured; refund it instead of releasing it`)
    this.name = "AttributionCaptured"
  }
}
