import { afterSalesDoors } from "@qianhang/shared/contracts"
import { giveBack } from "../../../../../workflows/after-sales/give-back"
import { refundAnswer, refundsAnswer } from "../../../../../workflows/after-sales/refund-answers"
import { openDoor } from "../../../../open-door"
import { Refused } from "../../../../refusal"
import { findPaidOrder } from "../find-paid-order"

export const AUTHENTICATE = false

export const GET = openDoor(afterSalesDoors.refunds, async ({ params, scope }) => refundsAnswer(await findPaidOrder(scope, params["id"])))

export const POST = openDoor(afterSalesDoors.refund, async ({ actor, params, body, scope }) => {
  const before = await findPaidOrder(scope, params["id"])
  const { request, outcome } = await giveBack(scope, before, {
    orderId: before.orderId, idempotencyKey: body.idempotency_key, version: body.version, reason: body.reason, bearer: body.bearer ?? null, actor: actor.id,
    lines: body.lines.map((line) => ({ lineId: line.line_id, quantity: line.quantity, amountFen: line.amount_fen === undefined ? null : BigInt(line.amount_fen) })),
    freight: body.freight.map((part) => ({ cooperativeId: part.cooperative_id, amountFen: BigInt(part.amount_fen) })),
  })
  if (outcome === "refused") throw new Refused("conflict", "provider_refused", "支付机构没有受理这笔退款，请核对后再试")
  const after = await findPaidOrder(scope, before.orderId)
  const made = after.refunds.find((refund) => refund.id === request.id)
  if (!made) throw new Error(`refund request ${request.id} is not among its order's`)
  return { refund: refundAnswer(made), order: refundsAnswer(after) }
})
