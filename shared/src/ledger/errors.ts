/** A law of the ledger would be broken. Each law has one class; the facts are fields, for logs and for the edge to word. */
export abstract class LedgerLawBroken extends Error {}

/** LEDGER 7: captured money equals Σ cash + freight of the order, a refund equals Σ of what it names; no part, no surplus. */
export class AmountMismatch extends LedgerLawBroken {
  override readonly name = "AmountMismatch"
  constructor(readonly objectId: string, readonly expectedFen: bigint, readonly foundFen: bigint) {
    super(`${objectId}: expected ${expectedFen} fen, the provider moved ${foundFen}`)
  }
}

/** LEDGER 8: an entry holds one currency. */
export class CurrencyMismatch extends LedgerLawBroken {
  override readonly name = "CurrencyMismatch"
  constructor(readonly objectId: string, readonly expected: string, readonly found: string) {
    super(`${objectId}: expected currency ${expected}, found ${found}`)
  }
}

/** LEDGER 5: B + M ≤ L. */
export class SharesExceedLine extends LedgerLawBroken {
  override readonly name = "SharesExceedLine"
  constructor(readonly lineId: string, readonly lineFen: bigint, readonly benefitFen: bigint, readonly commissionFen: bigint) {
    super(`${lineId}: benefit ${benefitFen} + commission ${commissionFen} exceed the line's ${lineFen} fen`)
  }
}

/** A snapshot says something no order can say: a negative price, a discount above the price, a lot drawn twice … */
export class SnapshotUnlawful extends LedgerLawBroken {
  override readonly name = "SnapshotUnlawful"
  constructor(readonly subjectId: string, readonly rule: string) {
    super(`${subjectId}: expected ${rule}`)
  }
}

/** LEDGER 3, 6: no more is given back than is left of a line or a parcel's freight. */
export class RefundExceedsRemainder extends LedgerLawBroken {
  override readonly name = "RefundExceedsRemainder"
  constructor(readonly subjectId: string, readonly unit: "fen" | "sale_units", readonly remaining: bigint, readonly asked: bigint) {
    super(`${subjectId}: ${remaining} ${unit} are left, ${asked} were asked`)
  }
}

/** LEDGER 6: a refund names lines and freight of its own sale, each once, and a bearer exactly when it compensates. */
export class RefundUnlawful extends LedgerLawBroken {
  override readonly name = "RefundUnlawful"
  constructor(readonly objectId: string, readonly rule: string) {
    super(`${objectId}: expected ${rule}`)
  }
}

/** LEDGER 10: a correction undoes one entry, once, with nothing standing on it. */
export class ReversalUnlawful extends LedgerLawBroken {
  override readonly name = "ReversalUnlawful"
  constructor(readonly sequence: bigint, readonly rule: string) {
    super(`entry ${sequence}: expected ${rule}`)
  }
}

/** LEDGER 8: Σ postings = 0. */
export class EntryUnbalanced extends LedgerLawBroken {
  override readonly name = "EntryUnbalanced"
  constructor(readonly objectId: string, readonly sumFen: bigint) {
    super(`${objectId}: expected postings to sum to 0, found ${sumFen} fen`)
  }
}

/** LEDGER 12: money without an order is applied or given back once. */
export class ReceiptUnavailable extends LedgerLawBroken {
  override readonly name = "ReceiptUnavailable"
  constructor(readonly objectId: string, readonly rule: string) {
    super(`${objectId}: expected ${rule}`)
  }
}

/** LEDGER 21-23: a parcel is settled once, a batch's household is paid whole, a confirmation names what the batch says. */
export class HandoverUnlawful extends LedgerLawBroken {
  override readonly name = "HandoverUnlawful"
  constructor(readonly subjectId: string, readonly rule: string) {
    super(`${subjectId}: expected ${rule}`)
  }
}
