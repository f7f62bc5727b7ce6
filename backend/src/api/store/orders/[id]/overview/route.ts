import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { CheckoutRefused } from "../../../../../workflows/checkout/refusal"
import { orderOverview } from "../../../../../workflows/order/order-overview"
import { answer } from "../../../checkout/answer"

/** `GET /store/orders/:id/overview`: the order as its buyer sees it. Admission is decided before (see order-access). */
export const GET = (req: MedusaRequest, res: MedusaResponse) =>
  answer(res, async () => {
    const overview = await orderOverview(req.scope, String(req.params["id"]))
    if (!overview) throw new CheckoutRefused(404, { type: "not_found", code: "unknown_order", message: "没有找到这笔订单" })
    return overview
  })
