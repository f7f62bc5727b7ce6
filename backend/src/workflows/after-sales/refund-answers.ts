import type { OrderRefund, OrderRefunds } from "@qianhang/shared/contracts"
import type { OrderRefundFigures, RefundFigures } from "../../modules/benefit"

const amountsOf = (amounts: Pick<OrderRefundFigures, "paidFen" | "refundedFen" | "pendingFen" | "refundableFen">) => ({
  paid_fen: amounts.paidFen.toString(), refunded_fen: amounts.refundedFen.toString(), pending_fen: amounts.pendingFen.toString(), refundable_fen: amounts.refundableFen.toString(),
})

export function refundAnswer(refund: RefundFigures): OrderRefund {
  return {
    id: refund.id, state: refund.state, reason: refund.reason, bearer: refund.bearer, lines_named: refund.linesNamed,
    lines: refund.lines.map((line) => ({ line_id: line.lineId, quantity: line.quantity, amount_fen: line.amountFen.toString() })),
    freight: refund.freight.map((part) => ({ cooperative_id: part.cooperativeId, amount_fen: part.amountFen.toString() })),
    amount_fen: refund.amountFen.toString(), asked_by: refund.askedBy, asked_at: refund.askedAt.toISOString(), sequence: refund.sequence?.toString() ?? null,
  }
}

export function refundsAnswer(figures: OrderRefundFigures): OrderRefunds {
  return {
    order_id: figures.orderId, version: figures.version, ...amountsOf(figures),
    lines: figures.lines.map(({ line, refundableQuantity, takenOut, ...amounts }) => ({
      line_id: line.lineId, title: line.title, cooperative_id: line.cooperativeId, quantity: line.quantity, refundable_quantity: refundableQuantity, reduced_by: takenOut, ...amountsOf(amounts),
    })),
    freight: figures.freight.map(({ cooperativeId, ...amounts }) => ({ cooperative_id: cooperativeId, ...amountsOf(amounts) })),
    refunds: figures.refunds.map(refundAnswer),
  }
}
