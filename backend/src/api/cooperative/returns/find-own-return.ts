import type { MedusaContainer } from "@medusajs/framework/types"
import { BENEFIT_MODULE, type BenefitService, type ReturnCase } from "../../../modules/benefit"
import { notFound } from "../../refusal"
import type { ActingMember } from "../member"

/** @throws Refused not_found for cases that never were and for another cooperative's alike */
export async function findOwnReturn(scope: MedusaContainer, { cooperative }: ActingMember, id: string | undefined): Promise<ReturnCase> {
  const found = await scope.resolve<BenefitService>(BENEFIT_MODULE).returns.find(String(id))
  if (found?.cooperativeId !== cooperative.id) throw notFound()
  return found
}
