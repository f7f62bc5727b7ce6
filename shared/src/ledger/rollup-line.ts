import { type Codec, exactly, FieldUnreadable, type Json, list, nullable, record, text, whole } from "./codec.js"
import type { Head } from "./entry.js"
import { ORDER_SCOPES, type Rollup, ROLLUP_NAMES, type RollupName, ROLLUPS } from "./rollups.js"

/** One row of a rollup: its grain's values in order, and its sums (in fen, then counts of orders where it has them). */
export interface RollupRow { readonly rollup: RollupName; readonly key: readonly string[]; readonly sums: readonly bigint[] }

/** What the columns of a row's sums are called. */
export function sumNames(name: RollupName): string[] {
  const rollup: Rollup = ROLLUPS[name]
  const scopes = ORDER_SCOPES.map((scope) => (scope.length === 0 ? "orders" : `orders by ${scope.join(", ")}`))
  return rollup.countsOrders ? [...rollup.sums, ...scopes] : [...rollup.sums]
}

/** Where the journal stood when the rollups were exported beside it. */
interface Heading { readonly rollupFormat: 1; readonly head: Head | null }
const heading: Codec<Heading> = record<Heading>({
  rollupFormat: exactly(1),
  head: nullable(record<Head>({ sequence: whole, hash: text })),
})
const [texts, wholes] = [list(text), list(whole)]

/** The first line of an export of the rollups. */
export const printRollupHeading = (at: Head | null): string => JSON.stringify(heading.toJson({ rollupFormat: 1, head: at }))

/** Throws FieldUnreadable. */
export const parseRollupHeading = (line: string): Head | null => heading.fromJson(jsonOf(line), "").head

/** Every other line: name, key and sums. */
export const printRollupRow = ({ rollup, key, sums }: RollupRow): string => JSON.stringify([rollup, texts.toJson(key), wholes.toJson(sums)])

/** Throws FieldUnreadable. */
export function parseRollupRow(line: string): RollupRow {
  const parts = jsonOf(line)
  const name = ROLLUP_NAMES.find((one) => Array.isArray(parts) && parts.length === 3 && parts[0] === one)
  if (name === undefined || !Array.isArray(parts)) throw new FieldUnreadable("", `the name of a rollup (${ROLLUP_NAMES.join(", ")}), its key and its sums`, line)
  const [key, sums] = [texts.fromJson(parts[1], "key"), wholes.fromJson(parts[2], "sums")]
  if (key.length !== ROLLUPS[name].grain.length) throw new FieldUnreadable("key", `${ROLLUPS[name].grain.length} values`, line)
  if (sums.length !== sumNames(name).length) throw new FieldUnreadable("sums", `${sumNames(name).length} sums`, line)
  return { rollup: name, key, sums }
}

function jsonOf(line: string): Json {
  try {
    return JSON.parse(line) as Json
  } catch {
    throw new FieldUnreadable("", "JSON", line)
  }
}
