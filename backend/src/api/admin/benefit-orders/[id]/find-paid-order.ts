import type { MedusaContainer } from "@medusajs/framework/types"
import { BENEFIT_MODULE, type BenefitService, type OrderRefundFigures } from "../../../../modules/benefit"
import { notFound } from "../../../refusal"

/** A paid order's refunds. @throws Refused not_found for an order that is unknown or was never paid */
export async function findPaidOrder(scope: MedusaContainer, orderId: string | undefined): Promise<OrderRefundFigures> {
  const found = await scope.resolve<BenefitService>(BENEFIT_MODULE).refunds.of(String(orderId))
  if (!found) throw notFound()
  return found
}
