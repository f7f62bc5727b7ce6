import { parseCorsOrigins } from "@medusajs/framework/utils"
import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { readEnvironment } from "../../environment"
import { admitMembers } from "./member"

/** Browsers of the workbench may call from the admin's origin; Medusa itself does this only for its own prefixes. */
function allowWorkbench(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void {
  const { ADMIN_URL, BACKEND_URL } = readEnvironment()
  const { origin } = request.headers
  const allowed = parseCorsOrigins(`${ADMIN_URL},${BACKEND_URL}`)
  response.vary("Origin")
  if (origin && allowed.some((one) => (one instanceof RegExp ? one.test(origin) : one === origin))) {
    response.setHeader("Access-Control-Allow-Origin", origin)
    response.setHeader("Access-Control-Allow-Credentials", "true")
  }
  if (request.method !== "OPTIONS") return next()
  response.setHeader("Access-Control-Allow-Methods", "GET,POST,DELETE")
  response.setHeader("Access-Control-Allow-Headers", String(request.headers["access-control-request-headers"] ?? "authorization,content-type"))
  response.sendStatus(204)
}

export const cooperativeMiddlewares: MiddlewareRoute[] = [
  { matcher: "/cooperative", middlewares: [allowWorkbench, ...admitMembers] },
]
