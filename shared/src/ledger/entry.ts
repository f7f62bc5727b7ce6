import type { Posting } from "./account.js"
import type { SaleSnapshot } from "./snapshot.js"

/** The version every sealed entry begins with; what is hashed cannot be added later. */
export const ENTRY_FORMAT = 1

/**
 * `sale`: a captured order · `refund`: money of a sale given back · `unapplied_receipt`: money without an order ·
 * `unapplied_refund`: such money given back · `reversal`: a correction that undoes one earlier sale or refund.
 * A sale paid from an unapplied receipt is a `sale` whose `relatesTo` names the receipt.
 */
export const ENTRY_KINDS = ["sale", "refund", "unapplied_receipt", "unapplied_refund", "reversal"] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** What the provider's object is; with provider and object id the key no two entries share (LEDGER 9). */
export const SOURCE_KINDS = ["payment", "refund", "application", "reversal"] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

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
  readonly format: typeof ENTRY_FORMAT
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
