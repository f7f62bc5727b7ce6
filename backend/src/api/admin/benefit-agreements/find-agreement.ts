import type { MedusaRequest } from "@medusajs/framework/http"
import { BENEFIT_MODULE, type AgreementRecord, type BenefitService } from "../../../modules/benefit"
import { notFound } from "../../refusal"
import { countyWithin, type ActingStaff } from "../staff"

/** The agreement if this person may know of it. @throws Refused 404 for unknown ones and other counties' alike */
export async function findAgreement(scope: MedusaRequest["scope"], staff: ActingStaff, id: string | undefined): Promise<AgreementRecord> {
  const county = countyWithin(staff, undefined)
  const agreement = await scope.resolve<BenefitService>(BENEFIT_MODULE).agreements.find(String(id), Date.now())
  if (!agreement || (county !== undefined && agreement.countyCode !== county)) throw notFound()
  return agreement
}
