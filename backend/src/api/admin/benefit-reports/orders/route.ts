import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { reportDoors } from "@qianhang/shared/contracts"
import { openDoor } from "../../../open-door"
import { filterOf, ledgerOf, provenRead } from "../report"

export const AUTHENTICATE = false

/** The orders behind a figure; amounts are the part of each order that lies within the filter. */
export const GET = openDoor(reportDoors.orders, async ({ actor, query, scope }) => {
  const { orders, total } = await provenRead(() => ledgerOf(scope).orders(filterOf(actor, query), { page: query.page, pageSize: query.page_size }))
  const numbers = await displayIds(scope, orders.map((order) => order.orderId))
  return {
    orders: orders.map((order) => ({
      order_id: order.orderId,
      display_id: numbers.get(order.orderId) ?? null,
      day: order.day,
      gmv_fen: order.gmvFen.toString(),
      refunds_fen: order.refundsFen.toString(),
      net_sales_fen: (order.gmvFen - order.refundsFen).toString(),
      linked_sales_fen: order.linkedSalesFen.toString(),
      benefit_accrued_fen: order.benefitAccruedFen.toString(),
      households: order.households,
    })),
    total,
    page: query.page,
    page_size: query.page_size,
  }
})

async function displayIds(scope: MedusaContainer, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const { data } = await scope.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: ["id", "display_id"], filters: { id: [...ids] } })
  return new Map(data.map((order) => [order.id, Number(order.display_id)]))
}
