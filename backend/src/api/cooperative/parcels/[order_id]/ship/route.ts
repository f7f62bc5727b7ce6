import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { shipRequest } from "@qianhang/shared/contracts"
import { shipParcel } from "../../../../../workflows/parcel/ship-parcel"
import { notFound, readContract, Refused } from "../../../../refusal"
import { memberOf } from "../../../member"

const messages = { unpaid: "订单还没有付款，不能发货", already_shipped: "这个包裹已经发货了", not_shippable: "订单已取消或已退款，不能发货" } as const

export async function POST(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const { id: memberId, cooperative } = memberOf(request)
  const shipment = readContract(shipRequest, request.body)
  const outcome = await shipParcel(request.scope, { ...shipment, cooperativeId: cooperative.id, orderId: String(request.params.order_id), memberId })
  if ("shipped" in outcome) {
    response.json({ parcel: outcome.shipped })
    return
  }
  if (outcome.refused === "unknown") throw notFound()
  throw new Refused("conflict", outcome.refused, messages[outcome.refused])
}
