import type { MedusaRequest } from "@medusajs/framework/http"
import { BENEFIT_MODULE, type BenefitService, type LotRecord } from "../../../modules/benefit"
import { notFound } from "../../refusal"
import type { ActingMember } from "../member"

/** The cooperative's own lot. @throws Refused 404 for unknown lots and other cooperatives' alike */
export async function findOwnLot(scope: MedusaRequest["scope"], member: ActingMember, id: string | undefined): Promise<LotRecord> {
  const lot = await scope.resolve<BenefitService>(BENEFIT_MODULE).lotBook.find(String(id))
  if (!lot || lot.cooperativeId !== member.cooperative.id) throw notFound()
  return lot
}
