import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"
import { readContract } from "../../../refusal"
import { filterOf, ledgerOf, provenRead } from "../report"

export const AUTHENTICATE = false

const paging = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1), page_size: z.coerce.number().int().min(1).max(100).default(20) })

/** The orders behind a figure; amounts are the part of each order that lies within the filter. */
export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const { page: askedPage, page_size: askedSize, ...rest } = request.query
  const { page, page_size: pageSize } = readContract(paging, { page: askedPage, page_size: askedSize })
  const filter = filterOf(request, rest)
  const { orders, total } = await provenRead(() => ledgerOf(request).orders(filter, { page, pageSize }))
  const numbers = await displayIds(request, orders.map((order) => order.orderId))
  response.json({
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
    page,
    page_size: pageSize,
  })
}

async function displayIds(request: MedusaRequest, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["id", "display_id"], filters: { id: [...ids] } })
  return new Map(data.map((order) => [order.id, Number(order.display_id)]))
}
