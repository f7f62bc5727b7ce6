import { authenticate, type MedusaNextFunction, type MedusaRequest, type MedusaResponse, type MiddlewareRoute } from "@medusajs/framework/http"
import { admitToOrder, withAccessToken } from "../../order-access/admit"
import { speaksOfStock } from "../../workflows/order/refuse-completion"
import { completeInTurn } from "./complete-in-turn"
import { refusePartUnits } from "./whole-units"

const maybeCustomer = authenticate("customer", ["session", "bearer"], { allowUnauthenticated: true })

/** Rewrites completion's answers: an order gets its access token, and every wording of 'sold out' becomes one clean 409. */
function answerCompletion(_req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const send = res.json.bind(res)
  res.json = (body: unknown) => {
    if (res.statusCode >= 400 && typeof body === "object" && body !== null && speaksOfStock(body)) {
      res.status(409)
      return send({ type: "conflict", code: "not_enough_stock", message: "库存不足，请减少数量" })
    }
    return send(withAccessToken(body))
  }
  next()
}

export const storeMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/carts", methods: ["POST"], middlewares: [refusePartUnits] },
  { matcher: "/store/carts/:id/line-items", methods: ["POST"], middlewares: [refusePartUnits] },
  { matcher: "/store/carts/:id/line-items/:line_id", methods: ["POST"], middlewares: [refusePartUnits] },
  { matcher: "/store/carts/:id/complete", methods: ["POST"], middlewares: [answerCompletion, completeInTurn] },
  { matcher: "/store/checkout/prepare", methods: ["POST"], middlewares: [maybeCustomer] },
  { matcher: "/store/orders/:id", methods: ["GET", "POST"], middlewares: [maybeCustomer, admitToOrder] },
  { matcher: "/store/orders/:id/*", methods: ["GET", "POST"], middlewares: [maybeCustomer, admitToOrder] },
]
