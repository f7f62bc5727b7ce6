import type { MedusaContainer } from "@medusajs/framework/types"
import { BENEFIT_MODULE, type BenefitService, type ReturnCase } from "../../../modules/benefit"
import { notFound } from "../../refusal"

/** @throws Refused not_found */
export async function findReturn(scope: MedusaContainer, id: string | undefined): Promise<ReturnCase> {
  const found = await scope.resolve<BenefitService>(BENEFIT_MODULE).returns.find(String(id))
  if (!found) throw notFound()
  return found
}
