import { parseQuantity, withQuantity, without, type BasketItem } from "./basket"

/** What a form of the cart page asked for. */
export type CartChange = { ok: true; items: BasketItem[] } | { ok: false; variantId: string; error: "quantity" }

export function changeCart(items: BasketItem[], form: FormData): CartChange {
  const variantId = String(form.get("variant_id") ?? "")
  if (form.get("intent") === "remove") return { ok: true, items: without(items, variantId) }
  const quantity = parseQuantity(form.get("quantity"))
  if (quantity === undefined) return { ok: false, variantId, error: "quantity" }
  return { ok: true, items: withQuantity(items, { variant_id: variantId, quantity }) }
}
