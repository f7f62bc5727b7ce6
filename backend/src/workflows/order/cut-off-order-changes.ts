import type { IOrderModuleService, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules, OrderChangeStatus, OrderChangeType } from "@medusajs/framework/utils"
import { isCutOff } from "../payment/cut-off"

/** Between making and confirming it lie a few writes. */
const TAKES_AT_MOST_MS = 20_000
const AT_ONCE = 200

/**
 * Medusa books a refund's credit line by an order change that it makes and confirms in one go. Killed in between, it stays open, and an
 * order with an open change can be neither shipped, refunded nor cancelled. One that says its amount is confirmed, an empty one is taken
 * away. Changes that people work on (edits, returns, exchanges) are of other types. @returns how many were ended
 */
export async function endCutOffOrderChanges(container: MedusaContainer, now = new Date()): Promise<number> {
  const orders = container.resolve<IOrderModuleService>(Modules.ORDER)
  const open = await orders.listOrderChanges({ status: [OrderChangeStatus.PENDING] }, { relations: ["actions"], take: AT_ONCE, order: { created_at: "DESC" } })
  const cutOff = open.filter((change) => String(change.change_type) === OrderChangeType.CREDIT_LINE && isCutOff(new Date(change.created_at), { takesAtMostMs: TAKES_AT_MOST_MS, now }))
  for (const change of cutOff) {
    if (change.actions.length > 0) await orders.confirmOrderChange({ id: change.id, confirmed_by: "reconcile" })
    else await orders.deleteOrderChanges([change.id])
    container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).warn(`a credit line of order ${change.order_id} was cut off and is ${change.actions.length > 0 ? "booked" : "taken away"}`)
  }
  return cutOff.length
}
