import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { receiveDelivery, UnsignedEvent } from "../../../../workflows/payment/process-event"

/** `POST /hooks/payments/stripe`: verified, stored, then answered; the work comes after. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const signature = req.headers["stripe-signature"]
  const raw = typeof req.rawBody === "string" ? Buffer.from(req.rawBody) : (req.rawBody ?? Buffer.alloc(0))
  try {
    await receiveDelivery(req.scope, raw, Array.isArray(signature) ? signature[0] : signature)
  } catch (error) {
    if (!(error instanceof UnsignedEvent)) throw error
    res.status(400).json({ type: "invalid_data", code: "bad_signature", message: "the event's signature does not hold" })
    return
  }
  res.status(200).json({ received: true })
}
