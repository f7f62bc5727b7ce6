import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { staffOf } from "../staff"

/** Guarded by `admitStaff` (see ../middlewares.ts). */
export const AUTHENTICATE = false

export function GET(request: MedusaRequest, response: MedusaResponse): void {
  response.json(staffOf(request))
}
