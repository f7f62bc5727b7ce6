import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { PublicImpact } from "@qianhang/shared/contracts"
import { shanghaiDay } from "@qianhang/shared/ledger"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { cachePublicly } from "../../public-caching"

/** The home page's one quiet line. Public: fewer than five households are not counted out loud. */
export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const impact = await request.scope.resolve<BenefitService>(BENEFIT_MODULE).impact()
  cachePublicly(response, 30)
  const line: PublicImpact = {
    linked_sales_fen: impact.linkedSalesFen.toString(),
    benefit_accrued_fen: impact.benefitAccruedFen.toString(),
    benefit_paid_fen: "0",
    households: impact.households < 5 ? null : impact.households,
    counties: impact.counties,
    as_of: shanghaiDay(Date.now()),
  }
  response.json(line)
}
