import type { MedusaContainer } from "@medusajs/framework/types"
import { BENEFIT_MODULE, type BenefitService, type OrderRefundFigures, type RefundAsked, type RefundRequest } from "../../modules/benefit"
import { orderOverview } from "../order/order-overview"
import { aloneWithParcels } from "../parcel/alone-with-parcels"
import { finishParcels } from "./finish-parcels"
import { makeRefund } from "./make-refund"

type Named = Pick<RefundAsked, "reason"> & { lines: readonly { lineId: string; quantity: number }[] }

/**
 * Gives lines and freight of a paid order back: asked for first, then made. Units of parcels that were not shipped leave them
 * with the request, under the locks that shipping takes: they are refunded and kept back, or refunded and sent, never lost.
 * @throws AfterSaleRefused, LockBusy
 */
export async function giveBack(container: MedusaContainer, figures: OrderRefundFigures, asked: RefundAsked): Promise<{ request: RefundRequest; outcome: "made" | "pending" | "refused" }> {
  const { refunds } = container.resolve<BenefitService>(BENEFIT_MODULE)
  const request = await withUnsentParcels(container, figures, asked, (unsent) => refunds.ask(asked, { unsent }))
  return { request, outcome: await makeRefund(container, request.id) }
}

/**
 * Runs `work`, which writes what names units of an order, alone with their parcels, and tells it whose parcel was not sent;
 * then carries out in Medusa what it took out of them.
 */
export async function withUnsentParcels<T>(container: MedusaContainer, { orderId, lines }: OrderRefundFigures, named: Named, work: (unsent: string[]) => Promise<T>): Promise<T> {
  const units = named.reason === "compensation" ? [] : named.lines.filter((line) => line.quantity > 0)
  const ids = [...new Set(lines.filter(({ line }) => units.some(({ lineId }) => lineId === line.lineId)).map(({ line }) => line.cooperativeId))]
  if (ids.length === 0) return work([])
  return aloneWithParcels(container, orderId, ids, async () => {
    const overview = await orderOverview(container, orderId)
    const unsent = ids.filter((id) => overview?.parcels.some((parcel) => parcel.cooperative.id === id && parcel.shipments.length === 0))
    const done = await work(unsent)
    if (unsent.length > 0) await finishParcels(container, orderId)
    return done
  })
}
