import { ACCOUNT_NAMES, type Posting } from "./account.js"
import { type Codec, count, exactly, type Fields, flag, list, nullable, oneOf, record, text, whole } from "./codec.js"
import {
  COMPENSATION_BEARERS, type Correction, type Entry, type EntryDraft, type EntrySource, FORMAT_1_KINDS, FORMAT_2_KINDS,
  REFUND_REASONS, type RefundedFreight, type RefundedLine, type RefundRecord, SOURCE_KINDS,
} from "./entry.js"
import { EVIDENCE_STEPS, type Handover, HANDOVER_SOURCES, type HouseholdAmount, PERIOD_MECHANISMS } from "./handover.js"
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

const handover = record<Handover>({
  batchId: nullable(text),
  cooperativeId: text,
  lotId: nullable(text),
  mechanism: nullable(oneOf(PERIOD_MECHANISMS)),
  from: nullable(text),
  to: nullable(text),
  step: nullable(oneOf(EVIDENCE_STEPS)),
  source: nullable(oneOf(HANDOVER_SOURCES)),
  households: list(record<HouseholdAmount>({ householdId: text, amountFen: whole })),
  proof: nullable(text),
})

/** The parts of an entry that hold lists of their own. */
export const entryPartFormats = { snapshot: saleSnapshotFormat, refund, handover }

/** Everything that is hashed: every field of an entry but the hash itself. */
export type HashedEntry = Omit<Entry, "hash">

const sourceAndMoney = {
  source: record<EntrySource>({ provider: text, kind: oneOf(SOURCE_KINDS), objectId: text, medusaId: nullable(text) }),
  orderId: nullable(text),
  currency: text,
  amountFen: whole,
  occurredAtMs: count,
  relatesTo: nullable(whole),
  correction: nullable(record<Correction>({ actor: text, reasonCode: text })),
  snapshot: nullable(saleSnapshotFormat),
  refund: nullable(refund),
}
const format1: Fields<Omit<EntryDraft, "handover">> = { format: exactly(1), kind: oneOf(FORMAT_1_KINDS), ...sourceAndMoney, postings: list(postingFormat) }
const format2: Fields<EntryDraft> = { format: exactly(2), kind: oneOf(FORMAT_2_KINDS), ...sourceAndMoney, handover: nullable(handover), postings: list(postingFormat) }
const place = { sequence: whole, recordedAtMs: count, previousHash: text }

/** What an entry says, wherever it stands in the chain. */
export const entryDraftFormat: Codec<EntryDraft> = byFormat(record(format1), record(format2))
export const hashedEntryFormat: Codec<HashedEntry> = byFormat(record({ ...format1, ...place }), record({ ...format2, ...place }))
export const entryFormat: Codec<Entry> = byFormat(record({ ...format1, ...place, hash: text }), record({ ...format2, ...place, hash: text }))

/** Format 1 has no handover: not in its bytes, not in its JSON, null in memory. */
function byFormat<T extends EntryDraft>(first: Codec<Omit<T, "handover">>, second: Codec<T>): Codec<T> {
  const codecOf = (value: T): Codec<T> | Codec<Omit<T, "handover">> => (value.format === 1 ? first : second)
  return {
    write: (value, out) => codecOf(value).write(value, out),
    toJson: (value) => codecOf(value).toJson(value),
    fromJson: (json, at) => (statesFormat1(json) ? ({ ...first.fromJson(json, at), handover: null } as T) : second.fromJson(json, at)),
  }
}

const statesFormat1 = (json: unknown): boolean => typeof json === "object" && json !== null && "format" in json && json.format === 1
