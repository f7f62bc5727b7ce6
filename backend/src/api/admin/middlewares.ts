import type { MiddlewareRoute } from "@medusajs/framework/http"
import { admitStaff } from "./staff"

/** Programme routes opt out of Medusa's own authentication (`AUTHENTICATE = false` in each route file) and are guarded here instead, by path, so that a new one cannot be forgotten. */
export const programmeMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/benefit-*", middlewares: admitStaff },
  { matcher: "/admin/registry-*", middlewares: admitStaff },
]
