import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { BENEFIT_MODULE, type BenefitDoor } from "../../modules/benefit/door"
import { PAYMENT_INBOX_MODULE, type PaymentInboxService } from "../../modules/payment-inbox"
import { readGraph } from "../checkout/read-graph"
import { yuan } from "../payment/yuan"
import { attributionFacts } from "./attribution-facts"

const itemRow = z.object({ id: z.string(), variant_id: z.string().nullish(), quantity: z.coerce.number(), unit_price: yuan })
type Item = z.infer<typeof itemRow>

/** Thrown when a second order tries to come from one cart. */
export class CartAlreadyOrdered extends Error {
  constructor(readonly cartId: string, readonly orderId: string) {
    super(`cart ${cartId} already belongs to another order than ${orderId}`)
    this.name = "CartAlreadyOrdered"
  }
}

/** The order a cart became, or null. */
export async function orderOfCart(container: MedusaContainer, cartId: string): Promise<string | null> {
  const [link] = await readGraph(container, z.object({ order_id: z.string() }), { entity: "order_cart", fields: ["order_id"], filters: { cart_id: cartId } })
  return link?.order_id ?? null
}

/**
 * Claims the cart for its order, draws its lots and freezes its attribution. Idempotent by cart: a completion cut off half-way is mended here before money moves.
 * @throws CartAlreadyOrdered, LotSoldOut; nothing of it remains then.
 */
export async function secureOrder(container: MedusaContainer, cartId: string, orderId: string): Promise<void> {
  const inbox = container.resolve<PaymentInboxService>(PAYMENT_INBOX_MODULE)
  const benefit = container.resolve<BenefitDoor>(BENEFIT_MODULE)
  if (!(await inbox.claimCart(cartId, orderId))) throw new CartAlreadyOrdered(cartId, orderId)
  try {
    await benefit.secureAttribution(await attributionFacts(container, cartId))
    await benefit.bindAttribution({ cartId, orderId, lineIds: await lineIds(container, cartId, orderId) })
  } catch (error) {
    await unsecureOrder(container, cartId, orderId, "completion_failed")
    throw error
  }
}

/** Gives lots and claim back. */
export async function unsecureOrder(container: MedusaContainer, cartId: string, orderId: string, reason: string): Promise<void> {
  await container.resolve<BenefitDoor>(BENEFIT_MODULE).releaseAttribution({ cartId }, reason)
  await container.resolve<PaymentInboxService>(PAYMENT_INBOX_MODULE).releaseCart(cartId, orderId)
}

async function lineIds(container: MedusaContainer, cartId: string, orderId: string): Promise<Record<string, string>> {
  const row = z.object({ items: z.array(itemRow) })
  const read = async (entity: string, id: string) => (await readGraph(container, row, { entity, fields: ["id", "items.*"], filters: { id } }))[0]?.items ?? []
  const [cartItems, orderItems] = await Promise.all([read("cart", cartId), read("order", orderId)])
  return pairLines(cartItems, orderItems)
}

/** Pairs cart lines with the order lines made from them. Lines equal in variant, price and quantity are interchangeable, so any pairing of them is right. */
export function pairLines(cartItems: readonly Item[], orderItems: readonly Item[]): Record<string, string> {
  const free = [...orderItems]
  const pairs = cartItems.map((item): [string, string] => {
    const at = free.findIndex((other) => other.variant_id === item.variant_id && other.unit_price === item.unit_price && other.quantity === item.quantity)
    const [taken] = at >= 0 ? free.splice(at, 1) : []
    if (!taken) throw new Error(`no order line for cart line ${item.id}`)
    return [item.id, taken.id]
  })
  return Object.fromEntries(pairs)
}
