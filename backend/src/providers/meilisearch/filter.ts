import { MedusaError } from "@medusajs/framework/utils"
import type { SearchTypes } from "@medusajs/framework/types"

type Value = SearchTypes.SearchFilterValue

const quoted = (value: Value): string => {
  if (value instanceof Date) return String(Math.floor(value.getTime() / 1000))
  if (typeof value === "number" || typeof value === "boolean") return String(value)
  return `"${String(value).replace(/\\/g, "\\\\").replace(/"/g, '\\"')}"`
}
const list = (values: readonly Value[]): string => `[${values.map(quoted).join(", ")}]`
const asList = (value: unknown): Value[] => (Array.isArray(value) ? value : [value]) as Value[]

const equals = (field: string, value: unknown): string => (value === null ? `${field} IS NULL` : `${field} = ${quoted(value as Value)}`)
const isAnyOf = (field: string, values: unknown): string => `${field} IN ${list(asList(values))}`

/** Meilisearch's words for the operators it has. `$prefix` and `$like` are not among them and are refused rather than approximated. */
const operators: Record<string, (field: string, value: unknown) => string> = {
  $eq: equals,
  $ne: (field, value) => (value === null ? `${field} IS NOT NULL` : `${field} != ${quoted(value as Value)}`),
  $in: isAnyOf,
  $nin: (field, value) => `${field} NOT IN ${list(asList(value))}`,
  $overlaps: isAnyOf,
  $contains: (field, value) => `(${asList(value).map((entry) => `${field} = ${quoted(entry)}`).join(" AND ")})`,
  $exists: (field, value) => `${field} ${value ? "EXISTS" : "NOT EXISTS"}`,
  $lt: (field, value) => `${field} < ${quoted(value as Value)}`,
  $lte: (field, value) => `${field} <= ${quoted(value as Value)}`,
  $gt: (field, value) => `${field} > ${quoted(value as Value)}`,
  $gte: (field, value) => `${field} >= ${quoted(value as Value)}`,
}

function condition(field: string, predicate: unknown): string {
  if (Array.isArray(predicate)) return isAnyOf(field, predicate)
  if (predicate === null || typeof predicate !== "object" || predicate instanceof Date) return equals(field, predicate)
  return Object.entries(predicate)
    .map(([operator, value]) => {
      const write = operators[operator]
      if (!write) throw new MedusaError(MedusaError.Types.INVALID_DATA, `Meilisearch has no filter ${operator} (asked on ${field})`)
      return write(field, value)
    })
    .join(" AND ")
}

/** Medusa's filter tree in Meilisearch's filter language, or undefined where nothing is filtered. Values are always quoted: none can end a string. */
export function meilisearchFilter(filters: SearchTypes.SearchFilters | undefined): string | undefined {
  const parts = Object.entries(filters ?? {}).flatMap(([key, value]) => {
    if (value === undefined) return []
    if (key === "$and" || key === "$or") {
      const inner = (value as SearchTypes.SearchFilters[]).flatMap((branch) => meilisearchFilter(branch) ?? [])
      return inner.length === 0 ? [] : [`(${inner.join(key === "$and" ? " AND " : " OR ")})`]
    }
    if (key === "$not") {
      const inner = meilisearchFilter(value as SearchTypes.SearchFilters)
      return inner ? [`NOT (${inner})`] : []
    }
    return [condition(key, value)]
  })
  return parts.length === 0 ? undefined : parts.join(" AND ")
}
