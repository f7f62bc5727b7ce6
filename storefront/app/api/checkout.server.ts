import { payRedirect, prepared, quote, type PrepareRequest, type Quote } from "@qianhang/shared/contracts"
import { z } from "zod"
import { assetUrl } from "./pictures.server"
import { call, type Answer } from "./transport.server"

export type BasketLine = { variant_id: string; quantity: number }

export async function quoteBasket(items: BasketLine[], districtCode?: string): Promise<Answer<Quote>> {
  const answer = await call(quote, { path: "/store/checkout/quote", method: "POST", body: { items, ...(districtCode ? { district_code: districtCode } : {}) } })
  if (!answer.ok) return answer
  const parcels = answer.data.parcels.map((parcel) => ({ ...parcel, lines: parcel.lines.map((line) => ({ ...line, thumbnail: assetUrl(line.thumbnail) })) }))
  return { ok: true, data: { ...answer.data, parcels } }
}

export interface PlacedOrder {
  orderId: string
  accessToken: string
}

/** Stock Medusa answers 200 with `type: "cart"` when completion was refused. */
const completion = z.union([
  z.object({ type: z.literal("order"), order: z.object({ id: z.string() }), access_token: z.string().min(1) }),
  z.object({ type: z.literal("cart"), error: z.object({ message: z.string(), code: z.string().nullish() }).partial().nullish() }),
])

/** When many want the same goods a buyer stands in line for their turn. */
const TURN_MS = 60_000

/** Prepare, then complete. Completing one cart twice gives the same order, so a lost answer is asked for once more. */
export async function placeOrder(request: PrepareRequest): Promise<Answer<PlacedOrder>> {
  const ready = await call(prepared, { path: "/store/checkout/prepare", method: "POST", body: request, timeoutMs: 15_000 })
  if (!ready.ok) return ready
  const complete = () => call(completion, { path: `/store/carts/${ready.data.cart_id}/complete`, method: "POST", body: {}, timeoutMs: TURN_MS })
  let answer = await complete()
  if (!answer.ok && answer.refusal.type === "unavailable") answer = await complete()
  if (!answer.ok) return answer
  if (answer.data.type === "cart") {
    return { ok: false, status: 409, refusal: { type: "conflict", code: answer.data.error?.code ?? "not_completed", message: answer.data.error?.message ?? "the cart was not completed" } }
  }
  return { ok: true, data: { orderId: answer.data.order.id, accessToken: answer.data.access_token } }
}

export const payOrder = (id: string, token: string) => call(payRedirect, { path: `/store/orders/${encodeURIComponent(id)}/pay`, method: "POST", body: {}, headers: orderHeaders(token), timeoutMs: 15_000 })

export const orderHeaders = (token: string): Record<string, string> => ({ "x-order-token": token })
