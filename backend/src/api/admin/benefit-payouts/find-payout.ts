import type { MedusaRequest } from "@medusajs/framework/http"
import { BENEFIT_MODULE, type BenefitService, type PayoutRecord } from "../../../modules/benefit"
import { notFound } from "../../refusal"

/** @throws Refused 404 */
export async function findPayout(scope: MedusaRequest["scope"], id: string | undefined): Promise<PayoutRecord> {
  const payout = await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.payouts.find(String(id))
  if (!payout) throw notFound()
  return payout
}
