import express from "express"
import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { notFound, Refused } from "../refusal"

/** Stock doors that move money or goods past the ledger or write files that anybody can fetch, by the code of their refusal; the message names the door that does it rightly. */
interface ClosedDoors {
  code: string
  message: string
  /** below `/admin`, as Express reads them; whatever only reads stays open */
  paths: readonly string[]
}

export const closedDoors: readonly ClosedDoors[] = [
  { code: "use_order_refunds", message: "退款须按明细入账，请改用 POST /admin/benefit-orders/:id/refunds", paths: ["/payments/:id/refund", "/orders/:id/credit-lines"] },
  { code: "use_order_cancellation", message: "取消订单须同时退款并归还批次，请改用 POST /admin/benefit-orders/:id/cancellation", paths: ["/orders/:id/cancel"] },
  { code: "use_return_cases", message: "退货须经退货单办理，请改用 /admin/benefit-returns", paths: ["/returns", "/returns/*", "/claims", "/claims/*", "/exchanges", "/exchanges/*"] },
  { code: "use_refund_and_new_order", message: "已下单的内容不能改动：请先退款，再重新下单", paths: ["/order-edits", "/order-edits/*", "/order-changes/*", "/draft-orders", "/draft-orders/*"] },
  { code: "captured_by_provider", message: "收款以支付机构的记录为准，会自动入账，不能手工登记", paths: ["/payments/:id/capture", "/payment-collections", "/payment-collections/*", "/orders/:id/payment-sessions/*"] },
  { code: "use_parcels", message: "发货由合作社办理，请改用 POST /cooperative/parcels/:order_id/ship", paths: ["/orders/:id/fulfillments", "/orders/:id/fulfillments/*", "/fulfillments", "/fulfillments/*"] },
  // Stock writes them, buyers' names and addresses included, where anybody can fetch them who guesses a time in milliseconds.
  { code: "no_public_exports", message: "整批导出会把文件放在公开目录，已停用；统计请用项目管理台的报表", paths: ["/orders/export", "/products/export", "/inventory-items/export"] },
  { code: "no_workflows_by_hand", message: "不能手工运行或改动内部流程", paths: ["/workflows-executions/*"] },
]

/** Express itself decides what a path is, so that no spelling it accepts for the stock door slips past. Authentication comes before: strangers get 401. */
const closed = express.Router()
for (const { code, message, paths } of closedDoors) {
  closed.all([...paths], (request, _response, next) => next(request.method === "GET" || request.method === "HEAD" || request.method === "OPTIONS" ? undefined : new Refused("forbidden", code, message)))
}

/** Stock lets whoever holds an order's id open a return; ours asks for the order's token (`/store/orders/:id/returns`). */
function noSuchDoor(_request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): void {
  next(notFound())
}

export const outsideLedgerMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin", middlewares: [closed] },
  { matcher: "/store/returns", middlewares: [noSuchDoor] },
]
