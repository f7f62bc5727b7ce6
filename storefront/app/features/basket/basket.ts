/** One line of a basket: whole sale units of one variant. */
export interface BasketItem {
  variant_id: string
  quantity: number
}

export const MOST_LINES = 50
export const MOST_PER_LINE = 99

const isQuantity = (value: unknown): value is number => typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= MOST_PER_LINE

/** A typed quantity, or undefined for anything but a whole number from 1 to 99 (`1.5`, `-1`, `0`, `1e2` are refused). */
export function parseQuantity(typed: unknown): number | undefined {
  if (typeof typed !== "string" || !/^\s*\d{1,2}\s*$/.test(typed)) return undefined
  const quantity = Number(typed)
  return isQuantity(quantity) ? quantity : undefined
}

/** Reads whatever a cookie held; a line that is not one is dropped, never guessed. */
export function itemsFrom(stored: unknown): BasketItem[] {
  if (!Array.isArray(stored)) return []
  const items: BasketItem[] = []
  for (const line of stored.slice(0, MOST_LINES) as unknown[]) {
    if (!Array.isArray(line)) continue
    const [variantId, quantity] = line as unknown[]
    if (typeof variantId === "string" && /^[\w-]{1,64}$/.test(variantId) && isQuantity(quantity) && !items.some((item) => item.variant_id === variantId)) items.push({ variant_id: variantId, quantity })
  }
  return items
}

/** The short form kept in the cookie. */
export const storedForm = (items: BasketItem[]): [string, number][] => items.map((item) => [item.variant_id, item.quantity])

/** Adds to the line of that variant, up to 99; a 51st variant is refused with undefined. */
export function withAdded(items: BasketItem[], added: BasketItem): BasketItem[] | undefined {
  const present = items.find((item) => item.variant_id === added.variant_id)
  if (present) return withQuantity(items, { ...added, quantity: Math.min(MOST_PER_LINE, present.quantity + added.quantity) })
  return items.length >= MOST_LINES ? undefined : [...items, added]
}

export const withQuantity = (items: BasketItem[], changed: BasketItem): BasketItem[] => items.map((item) => (item.variant_id === changed.variant_id ? changed : item))

export const without = (items: BasketItem[], variantId: string): BasketItem[] => items.filter((item) => item.variant_id !== variantId)

export const pieces = (items: BasketItem[]): number => items.reduce((sum, item) => sum + item.quantity, 0)
