import { cancellationDoors, orderBenefit, orderOverview, signingDoors, type OrderOverview } from "@qianhang/shared/contracts"
import { orderHeaders } from "./checkout.server"
import { assetUrl } from "./pictures.server"
import { call, type Answer } from "./transport.server"

export async function overviewOfOrder(id: string, token: string): Promise<Answer<OrderOverview>> {
  const answer = await call(orderOverview, { path: `/store/orders/${encodeURIComponent(id)}/overview`, headers: orderHeaders(token) })
  if (!answer.ok) return answer
  const parcels = answer.data.parcels.map((parcel) => ({ ...parcel, lines: parcel.lines.map((line) => ({ ...line, thumbnail: assetUrl(line.thumbnail) })) }))
  return { ok: true, data: { ...answer.data, parcels } }
}

export const benefitOfOrder = (id: string, token: string) => call(orderBenefit, { path: `/store/orders/${encodeURIComponent(id)}/benefit`, headers: orderHeaders(token) })

/** 确认收货 of one parcel. */
export function signParcel(id: string, cooperativeId: string, token: string) {
  const { answer, method } = signingDoors.signAsBuyer
  return call(answer, { path: `/store/orders/${encodeURIComponent(id)}/parcels/${encodeURIComponent(cooperativeId)}/sign`, method, body: {}, headers: orderHeaders(token) })
}

/** 取消订单 while it waits for money. */
export function cancelOrder(id: string, token: string) {
  const { answer, method } = cancellationDoors.cancelUnpaid
  return call(answer, { path: `/store/orders/${encodeURIComponent(id)}/cancel`, method, body: {}, headers: orderHeaders(token) })
}
