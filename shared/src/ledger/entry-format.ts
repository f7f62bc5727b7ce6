import { ACCOUNT_NAMES, type Posting } from "./account.js"
import { type Codec, count, exactly, type Fields, flag, list, nullable, oneOf, record, text, whole } from "./codec.js"
import {
  COMPENSATION_BEARERS, type Correction, type Entry, ENTRY_FORMAT, ENTRY_KINDS, type EntryDraft, type EntrySource,
  REFUND_REASONS, type RefundedFreight, type RefundedLine, type RefundRecord, SOURCE_KINDS,
} from "./entry.js"
import { saleSnapshotFormat } from "./snapshot-format.js"

/** The field tables of an entry: their order is the order of hashing, and of the JSON export. */
export const postingFormat: Codec<Posting> = record<Posting>({
  account: oneOf(ACCOUNT_NAMES),
  amountFen: whole,
  cooperativeId: nullable(text),
  householdId: nullable(text),
  lineId: nullable(text),
  lotId: nullable(text),
})

const refundedLine = record<RefundedLine>({
  lineId: text,
  cooperativeId: text,
  countyCode: text,
  productId: text,
  quantity: count,
  cashFen: whole,
  grossFen: whole,
  linkedFen: whole,
})

const refund = record<RefundRecord>({
  saleSequence: whole,
  reason: oneOf(REFUND_REASONS),
  bearer: nullable(oneOf(COMPENSATION_BEARERS)),
  linesNamed: flag,
  lines: list(refundedLine),
  freight: list(record<RefundedFreight>({ cooperativeId: text, amountFen: whole })),
})

/** Everything that is hashed: every field of an entry but the hash itself. */
export type HashedEntry = Omit<Entry, "hash">

const draftFields: Fields<EntryDraft> = {
  format: exactly(ENTRY_FORMAT),
  kind: oneOf(ENTRY_KINDS),
  source: record<EntrySource>({ provider: text, kind: oneOf(SOURCE_KINDS), objectId: text, medusaId: nullable(text) }),
  orderId: nullable(text),
  currency: text,
  amountFen: whole,
  occurredAtMs: count,
  relatesTo: nullable(whole),
  correction: nullable(record<Correction>({ actor: text, reasonCode: text })),
  snapshot: nullable(saleSnapshotFormat),
  refund: nullable(refund),
  postings: list(postingFormat),
}

/** What an entry says, wherever it stands in the chain. */
export const entryDraftFormat: Codec<EntryDraft> = record<EntryDraft>(draftFields)

const hashedFields: Fields<HashedEntry> = { ...draftFields, sequence: whole, recordedAtMs: count, previousHash: text }
export const hashedEntryFormat: Codec<HashedEntry> = record<HashedEntry>(hashedFields)
export const entryFormat: Codec<Entry> = record<Entry>({ ...hashedFields, hash: text })
