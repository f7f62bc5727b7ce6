import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { OrderBenefit } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../../../modules/benefit"
import { Refused } from "../../../../refusal"
import { orderBenefitView } from "./order-benefit-view"

/** What this order benefits whom. Admission (the order's token or its customer) is decided before. */
export async function GET(request: MedusaRequest, response: MedusaResponse<OrderBenefit>): Promise<void> {
  const figures = await request.scope.resolve<BenefitService>(BENEFIT_MODULE).orderBenefit(String(request.params["id"]))
  if (!figures) throw new Refused("not_found", "unknown_order", "没有找到这笔订单")
  response.setHeader("Cache-Control", "private, no-store")
  response.json(orderBenefitView(figures))
}
