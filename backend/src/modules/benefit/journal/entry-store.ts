import { chainFault, ChainBroken, entryFromJson, FieldUnreadable, printEntry, printParts, type Entry, type EntrySource, type Head, type SourceKind } from "@qianhang/shared/ledger"
import type { EntityManager } from "typeorm"
import { insertRows, type Column } from "../database/insert-rows"
import { sha256 } from "./sha256"

const EXPORT_PAGE = 500

type StoredEntry = {
  sequence: string
  format: number
  kind: string
  source_provider: string
  source_kind: string
  source_object_id: string
  source_medusa_id: string | null
  order_id: string | null
  currency: string
  amount_fen: string
  occurred_at_ms: string
  relates_to: string | null
  correction_actor: string | null
  correction_reason_code: string | null
  snapshot: string | null
  refund: string | null
  handover: string | null
  recorded_at_ms: string
  previous_hash: string
  hash: string
  postings: unknown[] | null
}

const columns = `e.sequence, e.format, e.kind, e.source_provider, e.source_kind, e.source_object_id, e.source_medusa_id, e.order_id, e.currency, e.amount_fen,
  e.occurred_at_ms, e.relates_to, e.correction_actor, e.correction_reason_code, e.snapshot, e.refund, e.handover, e.recorded_at_ms, e.previous_hash, e.hash,
  (select json_agg(json_build_object('account', p.account, 'amountFen', p.amount_fen::text, 'cooperativeId', p.cooperative_id, 'householdId', p.household_id,
    'lineId', p.line_id, 'lotId', p.lot_id) order by p.position) from benefit.posting p where p.sequence = e.sequence) as postings`

/** What no two entries share (LEDGER 9). */
export type SourceKey = Pick<EntrySource, "provider" | "kind" | "objectId">

/** The conditions entries are read by; each is backed by an index. */
export type EntryQuery =
  | { newest: true }
  | { after: bigint; limit: number }
  | { sequence: bigint }
  | { sequences: readonly bigint[] }
  | { orderId: string }
  | { orderIds: readonly string[] }
  | { relatesTo: bigint }
  | { sourceId: string }
  | { sources: readonly SourceKey[] }
  | { batchId: string }
  | { undoing: readonly bigint[] }
  | { from: string; to: string; afterSequence: bigint; limit: number }

/**
 * Reads entries in the order of the chain and proves each one's own hash, so that a changed byte is named here and never
 * reaches a report. @throws ChainBroken, FieldUnreadable
 */
export async function readEntries(manager: EntityManager, query: EntryQuery): Promise<Entry[]> {
  const entries = (await readStored(manager, query)).map((row) => entryFromJson(jsonOf(row)))
  for (const entry of entries) requireOwnHash(entry)
  return entries
}

/**
 * The whole chain as lines of the export, a page at a time. A row the core cannot read is exported as it lies there, for the
 * auditor to name.
 */
export async function* entryLines(manager: EntityManager): AsyncGenerator<string> {
  for (let after = 0n; ; ) {
    const page = await readStored(manager, { after, limit: EXPORT_PAGE })
    for (const row of page) yield lineOf(row)
    const last = page.at(-1)
    if (!last || page.length < EXPORT_PAGE) return
    after = BigInt(last.sequence)
  }
}

export async function findBySource(manager: EntityManager, key: SourceKey): Promise<Entry | null> {
  const rows = await manager.query<StoredEntry[]>(`select ${columns} from benefit.entry e where e.source_provider = $1 and e.source_kind = $2 and e.source_object_id = $3`, [key.provider, key.kind, key.objectId])
  const found = rows[0] ? entryFromJson(jsonOf(rows[0])) : null
  if (found) requireOwnHash(found)
  return found
}

/** Sources by the provider's own id or by Medusa's. */
export interface SourcesAsked {
  readonly provider: string
  readonly kind: Extract<SourceKind, "payment" | "refund">
  readonly by: "object_id" | "medusa_id"
  readonly ids: readonly string[]
}

/** Of these sources those that have their entry. */
export async function recordedAmong(manager: EntityManager, { provider, kind, by, ids }: SourcesAsked): Promise<Set<string>> {
  const column = `source_${by}`
  const rows = await manager.query<{ id: string }[]>(`select ${column} as id from benefit.entry where source_provider = $1 and source_kind = $2 and ${column} = any($3)`, [provider, kind, ids])
  return new Set(rows.map((row) => row.id))
}

/** The newest entry's place, with its hash proven; null before the first. */
export async function readHead(manager: EntityManager): Promise<Head | null> {
  const [newest] = await readEntries(manager, { newest: true })
  return newest ? { sequence: newest.sequence, hash: newest.hash } : null
}

/** Appends sealed entries with all their postings: two statements for a whole batch. */
export async function insertEntries(manager: EntityManager, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  await manager.query(
    `insert into benefit.entry (sequence, format, kind, source_provider, source_kind, source_object_id, source_medusa_id, order_id, currency, amount_fen,
       occurred_at_ms, relates_to, correction_actor, correction_reason_code, snapshot, refund, handover, recorded_at_ms, previous_hash, hash)
     select sequence, format, kind, source_provider, source_kind, source_object_id, source_medusa_id, order_id, currency, amount_fen,
       occurred_at_ms, relates_to, correction_actor, correction_reason_code, snapshot, refund, handover, recorded_at_ms, previous_hash, hash
     from json_populate_recordset(null::benefit.entry, $1::json) order by sequence`,
    [JSON.stringify(entries.map(entryRow))],
  )
  await insertRows(manager, { table: "posting", columns: POSTING_COLUMNS }, entries.flatMap(postingRows))
}

function conditionOf(query: EntryQuery): { where: string; values: unknown[] } {
  if ("newest" in query) return { where: "order by e.sequence desc limit 1", values: [] }
  if ("after" in query) return { where: "where e.sequence > $1 order by e.sequence limit $2", values: [query.after.toString(), query.limit] }
  if ("sequence" in query) return { where: "where e.sequence = $1", values: [query.sequence.toString()] }
  if ("sequences" in query) return { where: "where e.sequence = any($1) order by e.sequence", values: [query.sequences.map(String)] }
  if ("orderId" in query) return { where: "where e.order_id = $1 order by e.sequence", values: [query.orderId] }
  if ("orderIds" in query) return { where: "where e.order_id = any($1) order by e.sequence", values: [[...query.orderIds]] }
  if ("batchId" in query) return { where: "where e.handover is not null and e.handover::jsonb ->> 'batchId' = $1 order by e.sequence", values: [query.batchId] }
  if ("undoing" in query) return { where: "where e.kind = 'reversal' and e.relates_to = any($1) order by e.sequence", values: [query.undoing.map(String)] }
  if ("relatesTo" in query) return { where: "where e.relates_to = $1 order by e.sequence", values: [query.relatesTo.toString()] }
  if ("sources" in query) {
    const columns = [query.sources.map((key) => key.provider), query.sources.map((key) => key.kind), query.sources.map((key) => key.objectId)]
    return { where: "where (e.source_provider, e.source_kind, e.source_object_id) in (select * from unnest($1::text[], $2::text[], $3::text[])) order by e.sequence", values: columns }
  }
  if ("sourceId" in query) return { where: "where e.order_id = $1 or e.source_object_id = $1 or e.source_medusa_id = $1 order by e.sequence", values: [query.sourceId] }
  return { where: "where e.day between $1 and $2 and e.sequence > $3 order by e.sequence limit $4", values: [query.from, query.to, query.afterSequence.toString(), query.limit] }
}

async function readStored(manager: EntityManager, query: EntryQuery): Promise<StoredEntry[]> {
  const { where, values } = conditionOf(query)
  return manager.query<StoredEntry[]>(`select ${columns} from benefit.entry e ${where}`, values)
}

function lineOf(row: StoredEntry): string {
  try {
    return printEntry(entryFromJson(jsonOf(row)))
  } catch (error) {
    if (error instanceof FieldUnreadable) return JSON.stringify(row)
    throw error
  }
}

function jsonOf(row: StoredEntry): unknown {
  return {
    format: row.format,
    sequence: row.sequence,
    previousHash: row.previous_hash,
    recordedAtMs: Number(row.recorded_at_ms),
    kind: row.kind,
    source: { provider: row.source_provider, kind: row.source_kind, objectId: row.source_object_id, medusaId: row.source_medusa_id },
    orderId: row.order_id,
    currency: row.currency,
    amountFen: row.amount_fen,
    occurredAtMs: Number(row.occurred_at_ms),
    relatesTo: row.relates_to,
    correction: row.correction_actor === null ? null : { actor: row.correction_actor, reasonCode: row.correction_reason_code },
    snapshot: storedJson("snapshot", row.snapshot),
    refund: storedJson("refund", row.refund),
    ...(row.format === 1 ? {} : { handover: storedJson("handover", row.handover) }),
    postings: row.postings ?? [],
    hash: row.hash,
  }
}

function storedJson(field: string, text: string | null): unknown {
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    throw new FieldUnreadable(field, "JSON", text)
  }
}

/** An entry as its table's row. Only the parts the core has no columns for are kept as its JSON text. */
export function entryRow(entry: Entry): Omit<StoredEntry, "postings"> {
  return {
    sequence: entry.sequence.toString(),
    format: entry.format,
    kind: entry.kind,
    source_provider: entry.source.provider,
    source_kind: entry.source.kind,
    source_object_id: entry.source.objectId,
    source_medusa_id: entry.source.medusaId,
    order_id: entry.orderId,
    currency: entry.currency,
    amount_fen: entry.amountFen.toString(),
    occurred_at_ms: entry.occurredAtMs.toString(),
    relates_to: entry.relatesTo?.toString() ?? null,
    correction_actor: entry.correction?.actor ?? null,
    correction_reason_code: entry.correction?.reasonCode ?? null,
    ...printParts(entry),
    recorded_at_ms: entry.recordedAtMs.toString(),
    previous_hash: entry.previousHash,
    hash: entry.hash,
  }
}

type PostingRow = { sequence: string; position: number; account: string; amount_fen: string; cooperative_id: string | null; household_id: string | null; line_id: string | null; lot_id: string | null }

const POSTING_TYPES: { readonly [K in keyof PostingRow]: Column<PostingRow>["type"] } = { sequence: "bigint", position: "integer", account: "text", amount_fen: "bigint", cooperative_id: "text", household_id: "text", line_id: "text", lot_id: "text" }

const POSTING_COLUMNS = (Object.keys(POSTING_TYPES) as readonly (keyof PostingRow)[]).map((name): Column<PostingRow> => ({ name, type: POSTING_TYPES[name], of: (row) => row[name] }))

/** An entry's postings as their table's rows. */
export function postingRows(entry: Entry): PostingRow[] {
  return entry.postings.map((posting, position) => ({
    sequence: entry.sequence.toString(),
    position,
    account: posting.account,
    amount_fen: posting.amountFen.toString(),
    cooperative_id: posting.cooperativeId,
    household_id: posting.householdId,
    line_id: posting.lineId,
    lot_id: posting.lotId,
  }))
}

function requireOwnHash(entry: Entry): void {
  const fault = chainFault(entry, entry.sequence === 1n ? null : { sequence: entry.sequence - 1n, hash: entry.previousHash }, sha256)
  if (fault) throw new ChainBroken(entry.sequence, fault)
}
