import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { openPayment } from "../../../../../workflows/order/open-payment"
import { answer } from "../../../checkout/answer"

/** `POST /store/orders/:id/pay`: where the buyer pays; 409 when the order no longer waits for money. */
export const POST = (req: MedusaRequest, res: MedusaResponse) => answer(res, () => openPayment(req.scope, String(req.params["id"])))
