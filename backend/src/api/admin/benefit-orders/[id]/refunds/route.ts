import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { refundLines, refundRequest } from "../../../../../workflows/order/refund-lines"
import { readContract, Refused } from "../../../../refusal"
import { staffOf } from "../../../staff"

export const AUTHENTICATE = false

/** `POST /admin/benefit-orders/:id/refunds`: gives lines and freight back, by line and with a reason that decides who bears it. For the office and operators. */
export async function POST(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const staff = staffOf(request)
  if (staff.role !== "office" && staff.role !== "operator") throw new Refused("forbidden", "not_your_task", "只有平台办公室可以退款")
  response.status(201).json(await refundLines(request.scope, String(request.params["id"]), readContract(refundRequest, request.body), staff.id))
}
