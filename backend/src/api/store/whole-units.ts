import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Refusal } from "@qianhang/shared/contracts"

const REFUSAL: Refusal = { type: "invalid_data", code: "quantity_not_whole", message: "数量须为整数", fields: { quantity: "quantity" } }

/** Goods are sold in whole units. Stock Medusa takes 1.5 of a line and silently keeps 2, so a plain client is refused before it is rounded. */
export function refusePartUnits(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  if (asksWholeUnits(req.body)) return next()
  res.status(400).json(REFUSAL)
}

/** Whether every quantity in a cart's body, its own and those of its items, is a whole number (or not there at all). */
export function asksWholeUnits(body: unknown): boolean {
  if (typeof body !== "object" || body === null) return true
  const items = "items" in body && Array.isArray(body.items) ? body.items : []
  return isWhole(body) && items.every(isWhole)
}

function isWhole(part: unknown): boolean {
  if (typeof part !== "object" || part === null || !("quantity" in part) || typeof part.quantity !== "number") return true
  return Number.isSafeInteger(part.quantity)
}
