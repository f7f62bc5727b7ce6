import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

/** The process answers. Says nothing about what it leans on. */
export function GET(_request: MedusaRequest, response: MedusaResponse): void {
  response.setHeader("Cache-Control", "no-store")
  response.json({ status: "live" })
}
