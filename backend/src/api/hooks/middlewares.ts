import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"

/** The stock webhook answers 200 before it verifies and keeps events in memory: closed, so that ours is the only door. */
function closed(_req: MedusaRequest, res: MedusaResponse, _next: MedusaNextFunction): void {
  res.status(404).json({ type: "not_found", code: "unknown_route", message: "this route does not exist" })
}

export const hookMiddlewares: MiddlewareRoute[] = [
  { matcher: "/hooks/payments/stripe", methods: ["POST"], bodyParser: { preserveRawBody: true, sizeLimit: "1mb" } },
  { matcher: "/hooks/payment/*", middlewares: [closed] },
]
