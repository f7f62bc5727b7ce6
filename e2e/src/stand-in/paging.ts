import { integer, nested, text, type Parameters } from "./parameters.js"
import { missing } from "./refusal.js"

interface Listed { id: string; created: number }
export interface Page<T> { object: "list"; url: string; has_more: boolean; data: T[] }

/** Newest first, `limit` 1-100 (10), `starting_after`/`ending_before` an id, `created` a second or a range of seconds. */
export function page<T extends Listed>(rows: Iterable<T>, parameters: Parameters, facts: { url: string; noun: string }): Page<T> {
  const limit = integer(parameters, "limit", { min: 1, max: 100 }) ?? 10
  const all = [...rows].reverse().filter(inCreatedRange(parameters))
  const position = (name: string) => {
    const id = text(parameters, name)
    if (!id) return -1
    const index = all.findIndex((row) => row.id === id)
    if (index < 0) throw missing(facts.noun, id, name)
    return index
  }
  const after = position("starting_after")
  const before = position("ending_before")
  if (before >= 0) {
    const start = Math.max(0, before - limit)
    return { object: "list", url: facts.url, has_more: start > 0, data: all.slice(start, before) }
  }
  const start = after + 1
  return { object: "list", url: facts.url, has_more: all.length > start + limit, data: all.slice(start, start + limit) }
}

function inCreatedRange(parameters: Parameters): (row: Listed) => boolean {
  if (typeof parameters.created === "string") {
    const exact = Number(parameters.created)
    return (row) => row.created === exact
  }
  const range = nested(parameters, "created") ?? {}
  const bound = (name: string, absent: number) => integer(range, name, { min: 0, max: 99_999_999_999 }) ?? absent
  const [gt, gte, lt, lte] = [bound("gt", -1), bound("gte", 0), bound("lt", Infinity), bound("lte", Infinity)]
  return ({ created }) => created > gt && created >= gte && created < lt && created <= lte
}
