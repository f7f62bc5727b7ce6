import type { MedusaContainer } from "@medusajs/framework/types"
import { forgetShopPages } from "../../catalogue/refresh-shop"
import { BENEFIT_MODULE, type AgreementRecord, type BenefitService, type StepAsked } from "../../modules/benefit"
import { requireEvidence } from "../cooperative/require-evidence"
import { CooperativeNotApproved } from "./agreement-unfit"
import { requireOwnScope } from "./own-scope"
import { requireBearable } from "./priced-goods"
import { beneficiariesOn, firstDayOf } from "./write-agreement"

/** Submits an approved cooperative's draft. @throws CooperativeNotApproved, and what `takeAgreementStep` throws */
export async function submitAgreement(container: MedusaContainer, agreement: AgreementRecord, asked: Omit<StepAsked, "id" | "step"> & { cooperativeState: string }): Promise<AgreementRecord> {
  const { cooperativeState, ...by } = asked
  if (cooperativeState !== "approved") throw new CooperativeNotApproved(agreement.cooperativeId)
  return takeAgreementStep(container, agreement, { ...by, step: "submit" })
}

/**
 * One step of an agreement. Goods, households and paper are looked at once more before it is submitted and before it comes
 * into force; from then on pages show it, and no later than a few seconds after an end they no longer do.
 * @throws ScopeUnfit, BeneficiaryNotAMember, EvidenceUnfit, AgreementRefused
 */
export async function takeAgreementStep(container: MedusaContainer, agreement: AgreementRecord, asked: Omit<StepAsked, "id">, nowMs = Date.now()): Promise<AgreementRecord> {
  if (asked.step === "submit" || asked.step === "activate") await requireStillFit(container, agreement, nowMs)
  const taken = await container.resolve<BenefitService>(BENEFIT_MODULE).agreements.take({ ...asked, id: agreement.id }, nowMs)
  if (asked.step === "activate" || asked.step === "end") forgetShopPages()
  return taken
}

async function requireStillFit(container: MedusaContainer, agreement: AgreementRecord, nowMs: number): Promise<void> {
  const { cooperativeId, countyCode, versions } = agreement
  const terms = versions.at(-1)?.terms
  if (!terms) return
  await requireOwnScope(container, cooperativeId, terms.scope)
  await beneficiariesOn(container, cooperativeId, firstDayOf(terms.effectiveFrom, nowMs), terms.beneficiaries)
  await requireBearable(container, agreement, nowMs)
  if (terms.paper) await requireEvidence(container, [terms.paper.evidenceId], "agreement", { cooperativeId, countyCode })
}
