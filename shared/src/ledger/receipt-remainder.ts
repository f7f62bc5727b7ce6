import { sumFen } from "../money/index.js"
import { disputedFen } from "./disputed.js"
import type { Entry } from "./entry.js"
import { ReceiptUnavailable } from "./errors.js"
import { undoneSequences } from "./undone.js"

/**
 * What is left of money received without an order, in fen. `earlier` are the later entries of the same money: refunds,
 * an application, disputes, reversals. Throws ReceiptUnavailable for an entry that is no receipt, was applied or was reversed.
 */
export function receiptRemainderFen(receipt: Entry, earlier: readonly Entry[]): bigint {
  const { objectId } = receipt.source
  if (receipt.kind !== "unapplied_receipt") throw new ReceiptUnavailable(objectId, "an unapplied receipt")
  const undone = undoneSequences(earlier)
  if (undone.has(receipt.sequence)) throw new ReceiptUnavailable(objectId, "a receipt that was not reversed")
  const standing = earlier.filter((entry) => entry.relatesTo === receipt.sequence && !undone.has(entry.sequence))
  if (standing.some((entry) => entry.kind === "sale")) throw new ReceiptUnavailable(objectId, "a receipt not applied to an order")
  return receipt.amountFen - disputedFen(standing) - sumFen(standing.filter((entry) => entry.kind === "unapplied_refund").map((entry) => entry.amountFen))
}
