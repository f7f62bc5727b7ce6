import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { Refused } from "./refusal"

/** An address that cannot be decoded, or that hides a NUL, can name nothing: refused before any route or database sees it. */
function refuseUnreadable(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): void {
  next(isReadable(request.originalUrl) ? undefined : new Refused("invalid_data", "unreadable_address", "地址里有无法识别的内容"))
}

export function isReadable(url: string): boolean {
  try {
    return !decodeURIComponent(url.replace(/\+/g, " ")).includes("\0")
  } catch {
    return false
  }
}

export const addressMiddlewares: MiddlewareRoute[] = [{ matcher: "/", middlewares: [refuseUnreadable] }]
