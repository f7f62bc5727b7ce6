/** LEDGER 9: the same provider object came again with other facts; nothing was written. */
export class EntryKeyReused extends Error {
  readonly code = "entry_key_reused"
  constructor(readonly objectId: string, readonly recorded: string, readonly found: string) {
    super(`${objectId} is recorded as ${recorded}, found ${found}`)
    this.name = "EntryKeyReused"
  }
}

/** A refund came before the payment it takes back; record the payment first or leave it to reconcile. */
export class PaymentNotRecorded extends Error {
  readonly code = "payment_not_recorded"
  constructor(readonly paymentObjectId: string) {
    super(`payment ${paymentObjectId} has no entry yet`)
    this.name = "PaymentNotRecorded"
  }
}

/** The entry to correct does not exist. */
export class EntryUnknown extends Error {
  readonly code = "entry_unknown"
  constructor(readonly objectId: string) {
    super(`no entry records ${objectId}`)
    this.name = "EntryUnknown"
  }
}
