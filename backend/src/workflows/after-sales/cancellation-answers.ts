import type { MedusaContainer } from "@medusajs/framework/types"
import type { OrderCancellation, OrderOverview, OwnCancellation, ParcelCancellation as CancellationAnswer } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService, type OrderRefundFigures, type ParcelCancellation } from "../../modules/benefit"
import { orderOverview } from "../order/order-overview"
import { refundAnswer } from "./refund-answers"

/** An order with its money and what was called off of it. */
export interface CancellationBooks {
  overview: OrderOverview
  /** null for an order that was never paid */
  figures: OrderRefundFigures | null
  cancellations: ParcelCancellation[]
}

/** Null for an unknown order. */
export async function readCancellationBooks(container: MedusaContainer, orderId: string): Promise<CancellationBooks | null> {
  const { refunds, cancellations } = container.resolve<BenefitService>(BENEFIT_MODULE)
  const [overview, figures, made] = await Promise.all([orderOverview(container, orderId), refunds.of(orderId), cancellations.of([orderId])])
  return overview && { overview, figures, cancellations: made }
}

/** Paid, sent nowhere and not cancelled before. One whose money went back already may still hold goods. */
export const isCancellable = ({ figures, cancellations }: CancellationBooks, { cooperative, shipments, state }: OrderOverview["parcels"][number]): boolean =>
  figures !== null && shipments.length === 0 && (state === "to_ship" || state === "refunded") && !cancellations.some((one) => one.cooperativeId === cooperative.id)

/** Grows with every refund, cancellation and shipment. */
export const orderVersionOf = ({ overview, figures, cancellations }: CancellationBooks): number =>
  (figures?.version ?? 1) + cancellations.length + (figures === null && overview.state === "cancelled" ? 1 : 0) + overview.parcels.reduce((sum, parcel) => sum + parcel.shipments.length, 0)

/** The same of one cooperative's parcel: nothing of the others shows. */
export const parcelVersionOf = ({ overview, figures, cancellations }: CancellationBooks, cooperativeId: string): number => {
  const parcel = overview.parcels.find((one) => one.cooperative.id === cooperativeId)
  const lineIds = new Set(parcel?.lines.map((line) => line.line_id))
  const touching = (figures?.refunds ?? []).filter(({ lines, freight }) => lines.some((line) => lineIds.has(line.lineId)) || freight.some((part) => part.cooperativeId === cooperativeId))
  return 1 + (figures === null ? 0 : 1) + (parcel?.shipments.length ?? 0) + cancellations.filter((one) => one.cooperativeId === cooperativeId).length + touching.length + touching.filter(({ state }) => state !== "pending").length
}

export function orderCancellationAnswer(books: CancellationBooks): OrderCancellation {
  const { overview, cancellations } = books
  return { order_id: overview.id, version: orderVersionOf(books), parcels: overview.parcels.map((parcel) => parcelAnswer(books, parcel)), cancellations: cancellations.map((one) => cancellationAnswer(books, one)) }
}

/** Null for an order that holds nothing of the cooperative's. Other parcels' money is left out of the refund it names. */
export function ownCancellationAnswer(books: CancellationBooks, cooperativeId: string): OwnCancellation | null {
  const parcel = books.overview.parcels.find((one) => one.cooperative.id === cooperativeId)
  const made = books.cancellations.find((one) => one.cooperativeId === cooperativeId)
  if (!parcel) return null
  const cancellation = made ? cancellationAnswer(books, made) : null
  return { order_id: books.overview.id, version: parcelVersionOf(books, cooperativeId), parcel: parcelAnswer(books, parcel), cancellation: cancellation && { ...cancellation, refund: cancellation.refund && ownPart(cancellation.refund, parcel, cooperativeId) } }
}

function parcelAnswer(books: CancellationBooks, parcel: OrderOverview["parcels"][number]): OrderCancellation["parcels"][number] {
  const { figures } = books
  const lineIds = new Set(parcel.lines.map((line) => line.line_id))
  const parts = [...(figures?.lines ?? []).filter(({ line }) => lineIds.has(line.lineId)), ...(figures?.freight ?? []).filter((one) => one.cooperativeId === parcel.cooperative.id)]
  return { cooperative_id: parcel.cooperative.id, state: parcel.state, cancellable: isCancellable(books, parcel), refundable_fen: parts.reduce((sum, part) => sum + part.refundableFen, 0n).toString() }
}

function cancellationAnswer({ figures }: CancellationBooks, made: ParcelCancellation): CancellationAnswer {
  const refund = figures?.refunds.find((one) => one.id === made.refundRequestId)
  return { id: made.id, cooperative_id: made.cooperativeId, reason: made.reason, cancelled_by: made.actor, cancelled_at: made.recordedAt.toISOString(), refund: refund ? refundAnswer(refund) : null }
}

type Refund = NonNullable<CancellationAnswer["refund"]>

function ownPart(refund: Refund, parcel: OrderOverview["parcels"][number], cooperativeId: string): Refund {
  const lines = refund.lines.filter((line) => parcel.lines.some((own) => own.line_id === line.line_id))
  const freight = refund.freight.filter((part) => part.cooperative_id === cooperativeId)
  return { ...refund, lines, freight, amount_fen: [...lines, ...freight].reduce((sum, part) => sum + BigInt(part.amount_fen), 0n).toString() }
}
