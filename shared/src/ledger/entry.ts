import type { Posting } from "./account.js"
import type { Handover } from "./handover.js"
import type { SaleSnapshot } from "./snapshot.js"

/**
 * The version every sealed entry begins with; what is hashed cannot be added later. Format 1 has no `handover`. Each
 * kind belongs to one format, so an entry's bytes never depend on when the software was updated.
 */
export const ENTRY_FORMATS = [1, 2] as const
export type EntryFormat = (typeof ENTRY_FORMATS)[number]

/**
 * `sale`: a captured order · `refund`: money of a sale given back · `unapplied_receipt`: money without an order ·
 * `unapplied_refund`: such money given back · `reversal`: a correction that undoes one earlier sale or refund.
 * A sale paid from an unapplied receipt is a `sale` whose `relatesTo` names the receipt.
 */
export const FORMAT_1_KINDS = ["sale", "refund", "unapplied_receipt", "unapplied_refund", "reversal"] as const

/**
 * Benefit's way to the hand (LEDGER 21-24): `settlement`: what a signed parcel owes, frozen into a batch · `receivable`:
 * what a later refund took back of a settled parcel, owed by the cooperative · `offset`: that debt taken off the
 * cooperative's own settlement · `payout`: a batch's households paid, with voucher · `advance`: a lot's households paid
 * at delivery, before the sale · `evidence`: a household confirmed, or somebody checked; moves no money.
 * `period_benefit`: wage, rent, dividend or second return of a cooperative's period (LEDGER 20).
 * Disputes of cards: `dispute_opened` · `dispute_won` · `dispute_lost` · `dispute_fee`.
 */
export const FORMAT_2_KINDS = ["settlement", "receivable", "offset", "payout", "advance", "evidence", "period_benefit", "dispute_opened", "dispute_won", "dispute_lost", "dispute_fee"] as const

export const ENTRY_KINDS = [...FORMAT_1_KINDS, ...FORMAT_2_KINDS] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** What the source's object is; with provider and object id the key no two entries share (LEDGER 9). */
export const SOURCE_KINDS = ["payment", "refund", "application", "reversal", "settlement", "receivable", "offset", "payout", "advance", "evidence", "period_benefit", "dispute"] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** The provider of entries that no payment provider made: the market's own books. */
export const OWN_BOOKS = "qianhang"

/** Where an entry comes from. */
export interface EntrySource {
  /** e.g. the payment provider's name; `staff` for corrections */
  readonly provider: string
  readonly kind: SourceKind
  readonly objectId: string
  /** Medusa's id of the payment or refund beside the provider's; null when Medusa knows none */
  readonly medusaId: string | null
}

/** Why money went back. `unspecified`: seen at the provider without a reason; reverses like a return (LEDGER 6). */
export const REFUND_REASONS = ["cancellation", "return", "compensation", "unspecified"] as const
export type RefundReason = (typeof REFUND_REASONS)[number]

/** Who bears a compensation. */
export const COMPENSATION_BEARERS = ["cooperative", "carrier", "platform"] as const
export type CompensationBearer = (typeof COMPENSATION_BEARERS)[number]

/** What a refund took back from one line. Negative in the reversal of a refund. */
export interface RefundedLine {
  readonly lineId: string
  readonly cooperativeId: string
  readonly countyCode: string
  readonly productId: string
  /** sale units returned; 0 when only money went back */
  readonly quantity: number
  /** money given to the buyer for this line */
  readonly cashFen: bigint
  /** the goods part: how far the refunded share of L grew; 0 for compensation */
  readonly grossFen: bigint
  /** the part of `grossFen` under an agreement */
  readonly linkedFen: bigint
}

/** What a refund took back of one parcel's freight. */
export interface RefundedFreight { readonly cooperativeId: string; readonly amountFen: bigint }

/** The facts of a refund, hashed with its entry. */
export interface RefundRecord {
  /** sequence of the sale it takes back */
  readonly saleSequence: bigint
  readonly reason: RefundReason
  /** set for compensation alone */
  readonly bearer: CompensationBearer | null
  /** false when the provider named no lines and they were apportioned, for staff to reassign by reversal */
  readonly linesNamed: boolean
  readonly lines: readonly RefundedLine[]
  readonly freight: readonly RefundedFreight[]
}

/** Who corrected, and why (LEDGER 10). */
export interface Correction {
  /** opaque id of the staff member or job */
  readonly actor: string
  readonly reasonCode: string
}

/** A balanced entry before it has a place in the chain. */
export interface EntryDraft {
  readonly format: EntryFormat
  readonly kind: EntryKind
  readonly source: EntrySource
  readonly orderId: string | null
  readonly currency: string
  /** money moved at the provider, ≥ 0 */
  readonly amountFen: bigint
  /** when the provider says it happened, milliseconds since 1970 UTC; gives the entry its Asia/Shanghai day */
  readonly occurredAtMs: number
  /** the entry this one applies, gives back or undoes; null for captures */
  readonly relatesTo: bigint | null
  readonly correction: Correction | null
  /** the sale's attribution; also on the reversal of a sale */
  readonly snapshot: SaleSnapshot | null
  /** the refund's facts; also, negative, on the reversal of a refund */
  readonly refund: RefundRecord | null
  /** benefit's way to the hand; null in format 1 and in disputes */
  readonly handover: Handover | null
  readonly postings: readonly Posting[]
}

/** A sealed entry: every field above and these are hashed, `hash` alone excepted. */
export interface Entry extends EntryDraft {
  /** 1, 2, 3 … without gaps */
  readonly sequence: bigint
  /** when it was written, milliseconds since 1970 UTC */
  readonly recordedAtMs: number
  /** hash of the entry before; 64 zeros for the first */
  readonly previousHash: string
  /** lower-case hex of the canonical bytes */
  readonly hash: string
}

/** The newest entry's place; null before the first. */
export interface Head { readonly sequence: bigint; readonly hash: string }
