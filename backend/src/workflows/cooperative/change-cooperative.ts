import type { MedusaContainer } from "@medusajs/framework/types"
import type { CooperativeChange, LicenceType } from "@qianhang/shared/contracts"
import { shanghaiDay } from "@qianhang/shared/ledger"
import { refreshShop } from "../../catalogue/refresh-shop"
import { productIdsOf } from "../../catalogue/sellers-goods"
import { COOPERATIVE_MODULE, type CooperativeModuleService, mayChange, worstStanding } from "../../modules/cooperative"
import { StepImpossible } from "./admission-refusals"
import type { WholeCooperative } from "./read-cooperatives"
import { requireEvidence } from "./require-evidence"

/** Changes particulars on the version that was read. @throws StepImpossible, CooperativeMoved */
export async function changeCooperative(container: MedusaContainer, cooperative: WholeCooperative, { version, contact, ...particulars }: CooperativeChange): Promise<void> {
  const cooperatives = await claim(container, cooperative, version)
  await cooperatives.updateCooperatives({ id: cooperative.id, ...particulars, ...(contact && { contact_name: contact.name, contact_mobile: contact.mobile }) })
  await refreshShop(container, await productIdsOf(container, cooperative.id))
}

export type AddedLicence = { type: LicenceType; number: string; expires_on: string | null; evidence_file_id: string }

/** Puts a licence on record beside the earlier ones. @throws StepImpossible, CooperativeMoved, EvidenceUnfit */
export async function addLicence(container: MedusaContainer, cooperative: WholeCooperative, { version, ...licence }: AddedLicence & { version: number }): Promise<void> {
  await requireEvidence(container, [licence.evidence_file_id], "licence", { cooperativeId: cooperative.id, countyCode: cooperative.county_code })
  const cooperatives = await claim(container, cooperative, version)
  await cooperatives.createLicences({ ...licence, cooperative_id: cooperative.id })
  await cooperatives.updateCooperatives({ id: cooperative.id, licences_standing: worstStanding([...cooperative.licences, licence], shanghaiDay(Date.now())) })
}

async function claim(container: MedusaContainer, cooperative: WholeCooperative, version: number): Promise<CooperativeModuleService> {
  if (!mayChange(cooperative.state)) throw new StepImpossible("change", cooperative.state)
  const cooperatives = container.resolve<CooperativeModuleService>(COOPERATIVE_MODULE)
  await cooperatives.claimVersion(cooperative.id, version)
  return cooperatives
}
