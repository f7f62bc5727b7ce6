import type { AuthenticatedMedusaRequest, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { prepareRequest } from "@qianhang/shared/contracts"
import { parseBody } from "../../../../workflows/checkout/parse-body"
import { prepareCheckout } from "../../../../workflows/checkout/prepare-checkout"
import { answer, salesChannelOf } from "../answer"

/** `POST /store/checkout/prepare`: one call from basket to a cart ready for completion. */
export const POST = (req: MedusaRequest, res: MedusaResponse) =>
  answer(res, async () => {
    const auth = (req as AuthenticatedMedusaRequest).auth_context
    const customerId = auth?.actor_type === "customer" ? auth.actor_id || null : null
    return prepareCheckout(req.scope, { request: parseBody(prepareRequest, req.body), salesChannelId: salesChannelOf(req), customerId })
  })
