import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { quoteRequest } from "@qianhang/shared/contracts"
import { isDistrict } from "../../../../workflows/checkout/delivery-address"
import { parseBody } from "../../../../workflows/checkout/parse-body"
import { quoteBasket } from "../../../../workflows/checkout/quote-basket"
import { invalid } from "../../../../workflows/checkout/refusal"
import { answer, salesChannelOf } from "../answer"

/** `POST /store/checkout/quote`: prices a basket, writes nothing. */
export const POST = (req: MedusaRequest, res: MedusaResponse) =>
  answer(res, async () => {
    const request = parseBody(quoteRequest, req.body)
    if (request.district_code && !isDistrict(request.district_code)) throw invalid({ district_code: "unknown_region" })
    return quoteBasket(req.scope, { request, salesChannelId: salesChannelOf(req) })
  })
