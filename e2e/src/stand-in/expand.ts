import type { Books } from "./books.js"
import { StripeRefusal } from "./refusal.js"

/** Replaces ids by their objects along each asked path, `latest_charge` or `data.payment_intent.latest_charge`. */
export function expanded(books: Books, answer: unknown, paths: readonly string[]): unknown {
  return paths.reduce((current, path) => along(books, current, path.split("."), path), answer)
}

function along(books: Books, value: unknown, steps: string[], path: string): unknown {
  const [step, ...rest] = steps
  if (step === undefined) return value
  if (Array.isArray(value)) return value.map((each) => along(books, each, steps, path))
  if (typeof value !== "object" || value === null) return value
  const owner = new Map<string, unknown>(Object.entries(value))
  if (!owner.has(step)) throw new StripeRefusal(`This property cannot be expanded (${path}).`, { param: "expand" })
  const inner = owner.get(step)
  const whole = typeof inner === "string" ? found(books, step, inner, path) : inner
  return { ...value, [step]: along(books, whole, rest, path) }
}

function found(books: Books, field: string, id: string, path: string): unknown {
  const shelves: Record<string, ReadonlyMap<string, unknown>> = { latest_charge: books.charges, dispute: books.disputes, charge: books.charges, payment_intent: books.intents, payment_method: books.methods, customer: books.customers }
  const shelf = shelves[field]
  if (!shelf) throw new StripeRefusal(`This property cannot be expanded (${path}).`, { param: "expand" })
  return shelf.get(id) ?? id
}
