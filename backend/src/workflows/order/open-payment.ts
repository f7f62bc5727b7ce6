import type { IInventoryService, IPaymentModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"
import { providerJournal } from "../../providers/stripe/provider-journal"
import { readGraph } from "../checkout/read-graph"
import { CheckoutRefused } from "../checkout/refusal"
import { alone } from "../payment/lock"
import { readPaymentFacts } from "../payment/payment-facts"
import { settleAll } from "../payment/process-event"
import { cancelUnpaidOrder } from "./expire-orders"
import { payBefore } from "./hold"
import { completionRefusal, speaksOfStock } from "./refuse-completion"
import { secureOrder } from "./secure-order"

const row = z.object({ id: z.string(), status: z.string(), created_at: z.coerce.date(), payment_collections: z.array(z.object({ id: z.string() }).nullish()).nullish() })
const notAwaiting = (): CheckoutRefused => new CheckoutRefused(409, { type: "conflict", code: "not_awaiting_payment", message: "这笔订单不在待付款状态" })

/**
 * Where the buyer of an unpaid order pays. A refused payment is opened anew; one that was paid meanwhile is recorded and refused here.
 * @throws CheckoutRefused 409 when the order no longer waits for money
 */
export async function openPayment(container: MedusaContainer, orderId: string, now = new Date()): Promise<{ url: string }> {
  const [order] = await readGraph(container, row, { entity: "order", fields: ["id", "status", "created_at", "payment_collections.id"], filters: { id: orderId } })
  const collectionId = order?.payment_collections?.[0]?.id
  if (!order || !collectionId || order.status !== "pending" || payBefore(order.created_at) <= now) throw notAwaiting()
  const sessions = await readPaymentFacts(container, { payment_collection_id: collectionId })
  if (sessions.some((facts) => facts.payment?.captured_at)) throw notAwaiting()
  const open = [...sessions].reverse().find((facts) => facts.sessionStatus !== "canceled" && facts.objectId !== null)
  if (!open?.objectId) throw notAwaiting()
  const journal = providerJournal()
  if ((await journal.payment(open.objectId)).progress === "captured") {
    await settleAll(container, journal, open.objectId)
    throw notAwaiting()
  }
  if (await lostItsStock(container, orderId)) {
    await cancelUnpaidOrder(container, orderId, "completion_failed")
    throw notAwaiting()
  }
  if (open.cartId) await secured(container, open.cartId, orderId)
  return { url: await walletPage(container, open.sessionId) }
}

const itemRow = z.object({ items: z.array(z.object({ id: z.string(), variant: z.object({ manage_inventory: z.boolean() }).nullish() })) })

/** A completion killed between its order and its reservations leaves an order that holds no goods: nobody may pay for it. */
async function lostItsStock(container: MedusaContainer, orderId: string): Promise<boolean> {
  const [order] = await readGraph(container, itemRow, { entity: "order", fields: ["id", "items.id", "items.variant.manage_inventory"], filters: { id: orderId } })
  const counted = (order?.items ?? []).filter((item) => item.variant?.manage_inventory)
  if (counted.length === 0) return false
  const reserved = await container.resolve<IInventoryService>(Modules.INVENTORY).listReservationItems({ line_item_id: counted.map((item) => item.id) }, { select: ["id", "line_item_id"], take: 1000 })
  return counted.some((item) => !reserved.some((reservation) => reservation.line_item_id === item.id))
}

async function secured(container: MedusaContainer, cartId: string, orderId: string): Promise<void> {
  try {
    await alone(container, cartId, async () => secureOrder(container, cartId, orderId))
  } catch (error) {
    const refused = completionRefusal(error)
    if (refused instanceof Error && speaksOfStock(refused)) throw new CheckoutRefused(409, { type: "conflict", code: "not_enough_stock", message: "库存不足，这笔订单不能再付款" })
    throw error
  }
}

async function walletPage(container: MedusaContainer, sessionId: string): Promise<string> {
  const payments = container.resolve<IPaymentModuleService>(Modules.PAYMENT)
  const paid: unknown = await payments.authorizePaymentSession(sessionId, {})
  const session = await payments.retrievePaymentSession(sessionId)
  const url = session.data?.["redirect_url"]
  if (paid || typeof url !== "string") throw notAwaiting()
  return url
}
