import type { Account } from "./account.js"
import { disputedFen } from "./disputed.js"
import type { Entry, EntryDraft, EntryKind } from "./entry.js"
import { CurrencyMismatch, LedgerLawBroken, RefundExceedsRemainder } from "./errors.js"
import type { Movement } from "./movement.js"
import { balanced, post } from "./postings.js"
import { undoneSequences } from "./undone.js"

/** How far a dispute has come. Each step of one dispute is posted at most once. */
export const DISPUTE_STEPS = ["opened", "won", "lost", "fee"] as const
export type DisputeStep = (typeof DISPUTE_STEPS)[number]

/** One step of a dispute as the provider tells it. `objectId` is the provider's dispute id, without a step. */
export interface DisputeMovement extends Movement { readonly step: DisputeStep }

/** A dispute's steps follow from one another: nothing is decided that was not opened, and nothing twice. */
export class DisputeUnlawful extends LedgerLawBroken {
  override readonly name = "DisputeUnlawful"
  constructor(readonly objectId: string, readonly rule: string) {
    super(`${objectId}: expected ${rule}`)
  }
}

/**
 * A payer's bank takes money back by itself. Opened: Dr disputed, Cr clearing. Won: the opposite. Lost: Dr dispute loss,
 * borne by the platform, Cr disputed; where the money never had an order, Dr unapplied receipts: its payer has it back and
 * nobody lost. The provider's fee: Dr dispute fees, Cr clearing. No share of a household, no commission and no measure is
 * touched: the goods were delivered. `payment` is the sale or receipt whose money it is;
 * `earlier` are the later entries of the same money. Throws DisputeUnlawful, CurrencyMismatch, RefundExceedsRemainder.
 */
export function disputeEntry(movement: DisputeMovement, payment: Entry, earlier: readonly Entry[]): EntryDraft {
  const { provider, objectId, medusaId, amountFen, currency, occurredAtMs, step } = movement
  if (currency !== payment.currency) throw new CurrencyMismatch(objectId, payment.currency, currency)
  requireLawful(movement, payment, earlier)
  const { kind, debit, credit } = step === "lost" && payment.kind === "unapplied_receipt" ? { ...POSTED.lost, debit: "unapplied_receipts" as const } : POSTED[step]
  return balanced({
    kind,
    source: { provider, kind: "dispute", objectId: disputeObjectId(objectId, step), medusaId },
    orderId: payment.orderId,
    currency,
    amountFen,
    occurredAtMs,
    relatesTo: payment.sequence,
    correction: null,
    snapshot: null,
    refund: null,
    postings: [...post(debit, amountFen), ...post(credit, -amountFen)],
  })
}

/** The key of one step: `dp_…:opened`. */
export const disputeObjectId = (objectId: string, step: DisputeStep): string => `${objectId}:${step}`

/** The dispute's id and step in an entry's key. Throws DisputeUnlawful. */
export function disputeOf({ source }: Pick<Entry, "source">): { objectId: string; step: DisputeStep } {
  const at = source.objectId.lastIndexOf(":")
  const step = DISPUTE_STEPS.find((known) => known === source.objectId.slice(at + 1))
  if (at < 1 || step === undefined) throw new DisputeUnlawful(source.objectId, `a dispute's id and one of ${DISPUTE_STEPS.join(", ")}`)
  return { objectId: source.objectId.slice(0, at), step }
}

interface Posted { readonly kind: EntryKind; readonly debit: Account; readonly credit: Account }

const POSTED: Readonly<Record<DisputeStep, Posted>> = {
  opened: { kind: "dispute_opened", debit: "disputed", credit: "clearing" },
  won: { kind: "dispute_won", debit: "clearing", credit: "disputed" },
  lost: { kind: "dispute_lost", debit: "dispute_loss", credit: "disputed" },
  fee: { kind: "dispute_fee", debit: "dispute_fees", credit: "clearing" },
}

function requireLawful({ objectId, step, amountFen }: DisputeMovement, payment: Entry, earlier: readonly Entry[]): void {
  if (payment.kind !== "sale" && payment.kind !== "unapplied_receipt") throw new DisputeUnlawful(objectId, "a sale or a receipt that is disputed")
  if (amountFen <= 0n) throw new DisputeUnlawful(objectId, "an amount above 0 fen")
  const undone = undoneSequences(earlier)
  const disputes = earlier.filter((entry) => entry.source.kind === "dispute" && entry.relatesTo === payment.sequence && !undone.has(entry.sequence))
  const own = new Map(disputes.map((entry) => [disputeOf(entry), entry] as const).filter(([of]) => of.objectId === objectId).map(([of, entry]) => [of.step, entry]))
  if (own.has(step)) throw new DisputeUnlawful(objectId, `${step} posted once`)
  if (step === "opened") return requireLeft(objectId, amountFen, payment, disputes)
  const opened = own.get("opened")
  if (opened === undefined) throw new DisputeUnlawful(objectId, "an opened dispute")
  if (step === "fee") return
  if (own.has("won") || own.has("lost")) throw new DisputeUnlawful(objectId, "one decision")
  if (opened.amountFen !== amountFen) throw new DisputeUnlawful(objectId, `the ${opened.amountFen} fen that were opened`)
}

/** All disputes of a payment that the bank did not give back are at most the payment. */
function requireLeft(objectId: string, amountFen: bigint, payment: Entry, disputes: readonly Entry[]): void {
  const left = payment.amountFen - disputedFen(disputes)
  if (amountFen > left) throw new RefundExceedsRemainder(objectId, "fen", left, amountFen)
}
