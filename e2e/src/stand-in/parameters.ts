import { StripeRefusal } from "./refusal.js"

/** What a form body or query string decodes to: strings, arrays and nested maps. */
export type Parameters = Record<string, unknown>

/** Refuses names that the endpoint does not know, as Stripe does. */
export function refuseUnknown(parameters: Parameters, known: readonly string[]): void {
  const name = Object.keys(parameters).find((key) => key !== "expand" && !known.includes(key))
  if (name) throw new StripeRefusal(`Received unknown parameter: ${name}`, { code: "parameter_unknown", param: name })
}

/** A text, or undefined where it was not sent. An empty text unsets, as in Stripe: null. */
export function text(parameters: Parameters, name: string): string | null | undefined {
  const value = parameters[name]
  if (value === undefined) return undefined
  if (typeof value !== "string") throw new StripeRefusal(`Invalid string: ${JSON.stringify(value)}`, { param: name })
  return value === "" ? null : value
}

export function requiredText(parameters: Parameters, name: string): string {
  const value = text(parameters, name)
  if (!value) throw new StripeRefusal(`Missing required param: ${name}.`, { code: "parameter_missing", param: name })
  return value
}

/** A whole number, or undefined where it was not sent. */
export function integer(parameters: Parameters, name: string, bounds: { min: number; max: number }): number | undefined {
  const value = text(parameters, name)
  if (value === undefined || value === null) return undefined
  if (!/^-?\d+$/.test(value)) throw new StripeRefusal(`Invalid integer: ${value}`, { code: "parameter_invalid_integer", param: name })
  const number = Number(value)
  if (number < bounds.min) throw new StripeRefusal(`This value must be greater than or equal to ${bounds.min}.`, { code: "parameter_invalid_integer", param: name })
  if (number > bounds.max) throw new StripeRefusal(`This value must be less than or equal to ${bounds.max}.`, { code: "parameter_invalid_integer", param: name })
  return number
}

/** An amount in the smallest unit, 1 to 999,999.99. */
export function amount(parameters: Parameters, name: string): number | undefined {
  return integer(parameters, name, { min: 1, max: 99_999_999 })
}

export function oneOf<T extends string>(parameters: Parameters, name: string, allowed: readonly T[]): T | undefined {
  const value = text(parameters, name)
  if (value === undefined || value === null) return undefined
  const found = allowed.find((each) => each === value)
  if (!found) throw new StripeRefusal(`Invalid ${name}: must be one of ${allowed.join(", ")}`, { param: name })
  return found
}

export function flag(parameters: Parameters, name: string): boolean {
  return oneOf(parameters, name, ["true", "false"]) === "true"
}

export function list(parameters: Parameters, name: string): string[] | undefined {
  const value = parameters[name]
  if (value === undefined) return undefined
  const values = Array.isArray(value) ? value : typeof value === "object" && value !== null ? Object.values(value) : null
  if (!values || values.some((each) => typeof each !== "string")) throw new StripeRefusal(`Invalid array`, { param: name })
  return values.map(String)
}

export function nested(parameters: Parameters, name: string): Parameters | undefined {
  const value = parameters[name]
  if (value === undefined || value === "") return undefined
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new StripeRefusal("Invalid object", { param: name })
  return Object.fromEntries(Object.entries(value))
}

/** Stripe merges metadata key by key; an empty value removes its key, an empty map removes them all. */
export function mergedMetadata(before: Record<string, string>, parameters: Parameters): Record<string, string> {
  if (parameters.metadata === "") return {}
  const sent = nested(parameters, "metadata")
  if (!sent) return before
  const after = { ...before }
  for (const [key, value] of Object.entries(sent)) {
    if (typeof value !== "string") throw new StripeRefusal("Metadata values must be strings", { param: `metadata[${key}]` })
    if (key.length > 40 || value.length > 500) throw new StripeRefusal("Metadata keys have up to 40 characters and values up to 500", { param: `metadata[${key}]` })
    if (value === "") delete after[key]
    else after[key] = value
  }
  if (Object.keys(after).length > 50) throw new StripeRefusal("Metadata has up to 50 keys", { param: "metadata" })
  return after
}
