import type { MedusaRequest } from "@medusajs/framework/http"
import { BENEFIT_MODULE, type AgreementRecord, type BenefitService } from "../../../modules/benefit"
import { notFound } from "../../refusal"
import type { ActingMember } from "../member"

/** The cooperative's own agreement. @throws Refused 404 for unknown ones and other cooperatives' alike */
export async function findOwnAgreement(scope: MedusaRequest["scope"], member: ActingMember, id: string | undefined): Promise<AgreementRecord> {
  const agreement = await scope.resolve<BenefitService>(BENEFIT_MODULE).agreements.find(String(id), Date.now())
  if (!agreement || agreement.cooperativeId !== member.cooperative.id) throw notFound()
  return agreement
}
