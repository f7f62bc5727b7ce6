import type { Json } from "./codec.js"

/** Where two values of one shape first differ, as text for a finding. */
export interface Difference { readonly expected: string; readonly found: string }

/** The first difference in field order, its path before it (`postings.3.amountFen`); null when equal. */
export function firstDifference(expected: Json, found: Json, at = ""): Difference | null {
  if (!isBranch(expected) || !isBranch(found)) {
    return expected === found ? null : { expected: `${at} ${short(expected)}`, found: short(found) }
  }
  const left = new Map(Object.entries(expected))
  const right = new Map(Object.entries(found))
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const path = at === "" ? key : `${at}.${key}`
    const inner = left.get(key)
    const other = right.get(key)
    if (inner === undefined) return { expected: `no ${path}`, found: short(other ?? null) }
    if (other === undefined) return { expected: `${path} ${short(inner)}`, found: "nothing" }
    const difference = firstDifference(inner, other, path)
    if (difference !== null) return difference
  }
  return null
}

const isBranch = (json: Json): json is readonly Json[] | { readonly [key: string]: Json } => typeof json === "object" && json !== null

const short = (json: Json): string => JSON.stringify(json).slice(0, 200)
