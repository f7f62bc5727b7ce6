import type { MedusaRequest } from "@medusajs/framework/http"
import { BENEFIT_MODULE, type Batch, type BenefitService } from "../../../modules/benefit"
import { notFound } from "../../refusal"
import type { ActingMember } from "../member"

/** The cooperative's own batch. @throws Refused 404 for unknown batches and other cooperatives' alike */
export async function findOwnBatch(scope: MedusaRequest["scope"], member: ActingMember, id: string | undefined): Promise<Batch> {
  const batch = await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.batches.find(String(id))
  if (!batch || batch.cooperativeId !== member.cooperative.id) throw notFound()
  return batch
}
