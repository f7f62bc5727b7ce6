import type { AuthenticatedMedusaRequest, MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { ORDER_TOKEN_HEADER } from "@qianhang/shared/contracts"
import { opensOrder, orderToken, orderTokenSecret } from "./token"

const UNKNOWN_ORDER = { type: "not_found", code: "unknown_order", message: "没有找到这笔订单" } as const

/** Lets in who holds the order's token or owns it; everyone else gets the answer an unknown order gets. Runs after optional customer authentication. */
export async function admitToOrder(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const orderId = String(req.params["id"] ?? "")
  const header = req.headers[ORDER_TOKEN_HEADER]
  if (opensOrder(Array.isArray(header) ? header[0] : header, orderId, orderTokenSecret())) return next()
  if (await ownsOrder(req as AuthenticatedMedusaRequest, orderId)) return next()
  res.status(404).json(UNKNOWN_ORDER)
}

async function ownsOrder(req: AuthenticatedMedusaRequest, orderId: string): Promise<boolean> {
  const customerId = req.auth_context?.actor_type === "customer" ? req.auth_context.actor_id : undefined
  if (!customerId) return false
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["id"], filters: { id: orderId, customer_id: customerId } })
  return data.length === 1
}

/** Adds `access_token` to a completion that placed an order. */
export function withAccessToken(body: unknown): unknown {
  if (typeof body !== "object" || body === null || !("type" in body) || body.type !== "order") return body
  const order = "order" in body ? (body.order as { id?: unknown } | null) : null
  return typeof order?.id === "string" ? { ...body, access_token: orderToken(order.id, orderTokenSecret()) } : body
}
