import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { readGraph } from "../checkout/read-graph"
import { yuan } from "../payment/yuan"

/** More than this of one line is a mistake or a hoarder; the same limit prepare enforces. */
const MOST_PER_LINE = 99

const row = z.object({
  currency_code: z.string(),
  total: yuan,
  items: z.array(z.object({ quantity: z.coerce.number(), product: z.object({ status: z.string(), cooperative: z.object({ state: z.string() }).nullish() }).nullish() })),
  shipping_methods: z.array(z.object({ id: z.string() })).nullish(),
  payment_collection: z.object({ payment_sessions: z.array(z.object({ amount: yuan, status: z.string() })).nullish() }).nullish(),
})
const FIELDS = ["id", "currency_code", "total", "items.quantity", "items.product.status", "items.product.cooperative.state", "shipping_methods.id", "payment_collection.payment_sessions.amount", "payment_collection.payment_sessions.status"]

const refuse = (code: string, message: string): MedusaError => new MedusaError(MedusaError.Types.INVALID_DATA, message, code)

/** Refuses a cart that stock completion would accept and nobody could settle: another currency, no freight, goods off sale, an amount that is not the total. */
export async function refuseUnfitCart(container: MedusaContainer, cartId: string): Promise<void> {
  const [cart] = await readGraph(container, row, { entity: "cart", fields: FIELDS, filters: { id: cartId } })
  if (!cart) throw new MedusaError(MedusaError.Types.NOT_FOUND, `cart ${cartId} does not exist`)
  if (cart.currency_code !== "cny") throw refuse("wrong_currency", `expected a cart in cny, found ${cart.currency_code}`)
  if (!cart.shipping_methods?.length) throw refuse("no_shipping", "the cart has no shipping method")
  for (const item of cart.items) {
    if (!Number.isInteger(item.quantity) || item.quantity < 1 || item.quantity > MOST_PER_LINE) throw refuse("bad_quantity", `expected 1 to ${MOST_PER_LINE} of each line, found ${item.quantity}`)
    if (item.product?.status !== "published" || item.product.cooperative?.state !== "approved") throw refuse("not_for_sale", "有商品已下架，暂时不能购买，请先从购物车移除")
  }
  const sessions = (cart.payment_collection?.payment_sessions ?? []).filter((session) => session.status !== "canceled" && session.status !== "error")
  if (sessions.some((session) => session.amount !== cart.total)) throw refuse("payment_amount_changed", "the payment was opened for another amount than the cart's total")
}
