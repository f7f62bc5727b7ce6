import type { MedusaContainer } from "@medusajs/framework/types"
import type { CooperativeApplication } from "@qianhang/shared/contracts"
import { shanghaiDay } from "@qianhang/shared/ledger"
import { COOPERATIVE_MODULE, type CooperativeModuleService, worstStanding } from "../../modules/cooperative"
import { CooperativeExists } from "./admission-refusals"
import { requireEvidence } from "./require-evidence"

/** Files an application: the cooperative, its licences and the first row of its history. Answers its id. @throws CooperativeExists, EvidenceUnfit */
export async function applyAsCooperative(container: MedusaContainer, application: CooperativeApplication, by: { actor: string; role: string }): Promise<string> {
  const cooperatives = container.resolve<CooperativeModuleService>(COOPERATIVE_MODULE)
  const { contact, licences, ...particulars } = application
  for (const field of ["credit_code", "handle"] as const) {
    if ((await cooperatives.listCooperatives({ [field]: application[field] }, { take: 1, select: ["id"] })).length > 0) throw new CooperativeExists(field)
  }
  await requireEvidence(container, licences.map((licence) => licence.evidence_file_id), "licence", { cooperativeId: null, countyCode: application.county_code })
  const cooperative = await cooperatives.createCooperatives({ ...particulars, contact_name: contact.name, contact_mobile: contact.mobile, state: "applied", licences_standing: worstStanding(licences, shanghaiDay(Date.now())) })
  if (licences.length > 0) await cooperatives.createLicences(licences.map((licence) => ({ ...licence, cooperative_id: cooperative.id })))
  await cooperatives.createCooperativeSteps({ cooperative_id: cooperative.id, step: "apply", to_state: "applied", actor: by.actor, role: by.role, reason: "提交入驻申请" })
  return cooperative.id
}
