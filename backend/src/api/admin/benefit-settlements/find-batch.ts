import type { MedusaRequest } from "@medusajs/framework/http"
import { BENEFIT_MODULE, type Batch, type BenefitService } from "../../../modules/benefit"
import { notFound } from "../../refusal"
import { countyWithin, type ActingStaff } from "../staff"

/** The batch if this person may know of it. @throws Refused 404 for unknown batches and other counties' alike */
export async function findBatch(scope: MedusaRequest["scope"], staff: ActingStaff, id: string | undefined): Promise<Batch> {
  const county = countyWithin(staff, undefined)
  const batch = await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.batches.find(String(id))
  if (!batch || (county !== undefined && batch.countyCode !== county)) throw notFound()
  return batch
}
