import type { z as Zod } from "zod"
import { z } from "zod"

type JsonSchema = { [key: string]: unknown; properties?: Record<string, JsonSchema>; required?: string[]; items?: JsonSchema; anyOf?: JsonSchema[]; oneOf?: JsonSchema[]; prefixItems?: JsonSchema[] }

/** A text for each pattern that a contract uses; a new pattern without one fails with its own text. */
const TEXTS: readonly (readonly [pattern: string, text: string])[] = [
  ["^-?(0|[1-9]\\d{0,17})$", "100"],
  ["^\\d{6}$", "522635"],
  ["^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$", "2026-11-01"],
  ["^1[3-9]\\d{9}$", "13800001111"],
  ["^[A-Za-z0-9]{8,30}$", "SF1234567890"],
  ["^\\d{12}$", "522635100201"],
  ["^[\\p{L}\\p{M}·•.\\s-]+$", "某某"],
]

export const inputSchema = (schema: Zod.ZodType): JsonSchema => z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema

/** The smallest value a contract's shape accepts: required fields only, first choice of every choice. Refinements may still refuse it. */
export function sampleOf(schema: JsonSchema): unknown {
  if ("const" in schema) return schema["const"]
  if (Array.isArray(schema["enum"])) return schema["enum"][0]
  const choice = (schema.anyOf ?? schema.oneOf)?.[0]
  if (choice) return sampleOf(choice)
  switch (schema["type"]) {
    case "object":
      return Object.fromEntries((schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {})]))
    case "array":
      return Array.from({ length: Math.max(1, Number(schema["minItems"] ?? 0)) }, () => sampleOf(schema.items ?? {}))
    case "integer":
    case "number":
      return Math.max(1, Number(schema["minimum"] ?? 1))
    case "boolean":
      return true
    case "string":
      return sampleText(schema)
    default:
      return {}
  }
}

function sampleText(schema: JsonSchema): string {
  if (schema["format"] === "uuid") return "7d444840-9dc0-4d25-8c5d-3f2f7a1f0c11"
  if (schema["format"] === "date-time") return "2026-11-01T08:00:00.000Z"
  if (schema["format"] === "email") return "somebody@example.test"
  if (typeof schema["pattern"] === "string") {
    const known = TEXTS.find(([pattern, text]) => pattern === schema["pattern"] || new RegExp(String(schema["pattern"]), "u").test(text))
    if (!known) throw new Error(`no sample for the pattern ${String(schema["pattern"])}: add one to sample.test-builder.ts`)
    return known[1]
  }
  const text = "核对过的一句话"
  return text.repeat(Math.ceil(Math.max(1, Number(schema["minLength"] ?? 1)) / text.length)).slice(0, Number(schema["maxLength"] ?? 4000))
}

/** Where in a body amounts, counts and days stand: the path to each, with what a plain client might send there by mistake. */
export function wrongValues(schema: JsonSchema): { path: string[]; values: unknown[] }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, own]) => {
    const inner = own.anyOf?.find((one) => one["type"] !== "null") ?? own
    if (inner["type"] === "object") return wrongValues(inner).map((wrong) => ({ ...wrong, path: [name, ...wrong.path] }))
    if (inner["type"] === "integer" || inner["type"] === "number") return [{ path: [name], values: [0.5, Number.POSITIVE_INFINITY, "NaN", 2 ** 54, {}] }]
    if (inner["pattern"] === TEXTS[0]?.[0]) return [{ path: [name], values: ["1.5", "1e5", "NaN", "-", "９", "99999999999999999999", 1.5, {}] }]
    if (inner["pattern"] === TEXTS[2]?.[0]) return [{ path: [name], values: ["2026-13-01", "yesterday", "2026-1-1", "' or 1=1 --", {}] }]
    return []
  })
}

/** The body with one value replaced. */
export function withValue(body: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value
  const record = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>
  return { ...record, [first]: withValue(record[first], rest, value) }
}
