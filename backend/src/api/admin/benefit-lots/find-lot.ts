import type { MedusaRequest } from "@medusajs/framework/http"
import { BENEFIT_MODULE, type BenefitService, type LotRecord } from "../../../modules/benefit"
import { notFound } from "../../refusal"
import { countyWithin, type ActingStaff } from "../staff"

/** The lot if this person may know of it. @throws Refused 404 for unknown lots and other counties' alike */
export async function findLot(scope: MedusaRequest["scope"], staff: ActingStaff, id: string | undefined): Promise<LotRecord> {
  const county = countyWithin(staff, undefined)
  const lot = await scope.resolve<BenefitService>(BENEFIT_MODULE).lotBook.find(String(id))
  if (!lot || (county !== undefined && lot.countyCode !== county)) throw notFound()
  return lot
}
