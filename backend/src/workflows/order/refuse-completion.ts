import { MedusaError } from "@medusajs/framework/utils"
import { LotSoldOut } from "../../modules/benefit/door"

/** Code of every refusal for lack of goods, whoever noticed it: the lots, our own sum over lines, or Medusa's reservation. */
export const NOT_ENOUGH_STOCK = "not_enough_stock"

/** Sold out, in a form that survives the workflow engine and that the completion route turns into a 409. */
export const soldOut = (what: string): MedusaError => new MedusaError(MedusaError.Types.NOT_ALLOWED, `not enough stock: ${what}`, NOT_ENOUGH_STOCK)

/** A completion's failure as Medusa's workflow engine understands it. */
export function completionRefusal(error: unknown): unknown {
  const lotSoldOut = error instanceof LotSoldOut || (error instanceof Error && error.name === "LotSoldOut")
  return lotSoldOut ? soldOut(error instanceof Error ? error.message : "lot") : error
}

/** Whether a refusal's body speaks of missing goods, in any of stock Medusa's wordings. */
export function speaksOfStock(body: { code?: unknown; message?: unknown }): boolean {
  if (body.code === NOT_ENOUGH_STOCK || body.code === MedusaError.Codes.INSUFFICIENT_INVENTORY) return true
  return typeof body.message === "string" && /not enough stock|does not have the required inventory/i.test(body.message)
}
