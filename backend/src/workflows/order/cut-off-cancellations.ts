import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { BENEFIT_MODULE, type BenefitDoor } from "../../modules/benefit/door"
import { readGraph } from "../checkout/read-graph"
import { afterCancellation } from "./after-cancellation"

const AT_ONCE = 500

/**
 * Follows cancellations that a crash cut off from what comes after them: an order cancelled without money gives its lots back and its
 * way to pay is closed. What was cancelled before `since` was followed by earlier cycles. @returns how many were followed
 */
export async function followCancellations(container: MedusaContainer, since: Date): Promise<number> {
  const benefit = container.resolve<BenefitDoor>(BENEFIT_MODULE)
  let followed = 0
  for (let after = ""; ; ) {
    const orders = await readGraph(container, z.object({ id: z.string() }), { entity: "order", fields: ["id"], filters: { status: "canceled", canceled_at: { $gte: since }, id: { $gt: after } }, pagination: { take: AT_ONCE, order: { id: "ASC" } } })
    const held = (await benefit.heldByOrders(orders.map((order) => order.id))).filter(({ sold }) => !sold)
    for (const { orderId } of held) await afterCancellation(container, orderId)
    followed += held.length
    after = orders.at(-1)?.id ?? ""
    if (orders.length < AT_ONCE) return followed
  }
}
