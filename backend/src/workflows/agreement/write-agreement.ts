import type { MedusaContainer } from "@medusajs/framework/types"
import type { AgreementDraft } from "@qianhang/shared/contracts"
import { shanghaiDay } from "@qianhang/shared/ledger"
import { BENEFIT_MODULE, type AgreementRecord, type AgreementTerms, type BenefitService } from "../../modules/benefit"
import { REGISTRY_MODULE, type RegistryService } from "../../modules/registry"
import { readVoucher } from "../settlement/read-voucher"
import { BeneficiaryNotAMember } from "./agreement-unfit"
import { requireOwnScope } from "./own-scope"
import { rateStated } from "./rate-answer"

type Cooperative = { id: string; county_code: string }
type By = { actor: string }

/** A new agreement as a draft. @throws ScopeUnfit, BeneficiaryNotAMember, EvidenceUnfit */
export async function draftAgreement(container: MedusaContainer, cooperative: Cooperative, draft: AgreementDraft, { actor }: By, nowMs = Date.now()): Promise<AgreementRecord> {
  const terms = await termsOf(container, cooperative, draft, nowMs)
  return container.resolve<BenefitService>(BENEFIT_MODULE).agreements.draft({ terms, actor, role: "member", reason: "起草协议" }, nowMs)
}

/** A draft written anew, or the next version of an agreement in force. @throws ScopeUnfit, BeneficiaryNotAMember, EvidenceUnfit, AgreementRefused */
export async function changeAgreement(container: MedusaContainer, cooperative: Cooperative, { id, version, draft, actor }: By & { id: string; version: number; draft: AgreementDraft }, nowMs = Date.now()): Promise<AgreementRecord> {
  const terms = await termsOf(container, cooperative, draft, nowMs)
  return container.resolve<BenefitService>(BENEFIT_MODULE).agreements.change({ id, version, terms, actor, role: "member", reason: "修改草稿" }, nowMs)
}

/** The day an agreement may hold from at the earliest: its own first day, or today. */
export const firstDayOf = (effectiveFrom: string, nowMs: number): string => [effectiveFrom, shanghaiDay(nowMs)].sort().at(-1) ?? effectiveFrom

async function termsOf(container: MedusaContainer, cooperative: Cooperative, draft: AgreementDraft, nowMs: number): Promise<AgreementTerms> {
  await requireOwnScope(container, cooperative.id, draft.scope)
  const members = await beneficiariesOn(container, cooperative.id, firstDayOf(draft.effective_from, nowMs), draft.beneficiaries.map(({ household_id, weight }) => ({ householdId: household_id, weight: BigInt(weight) })))
  const paper = draft.evidence_file_id === null ? null : await readVoucher(container, draft.evidence_file_id, "agreement", { cooperativeId: cooperative.id, countyCode: cooperative.county_code })
  const [largest] = [...members].sort((a, b) => (a.weight === b.weight ? (a.householdId < b.householdId ? -1 : 1) : a.weight > b.weight ? -1 : 1))
  return {
    mechanism: draft.mechanism, rate: rateStated(draft.rate), cooperativeId: cooperative.id, countyCode: cooperative.county_code, scope: draft.scope, villageName: largest?.villageName ?? null, rule: draft.rule,
    effectiveFrom: draft.effective_from, effectiveTo: draft.effective_to, beneficiaries: members.map(({ villageName: _name, ...member }) => member), paper,
  }
}

/** What these households are on a day, each a member of the cooperative then. @throws BeneficiaryNotAMember */
export async function beneficiariesOn(container: MedusaContainer, cooperativeId: string, day: string, named: readonly { householdId: string; weight: bigint }[]): Promise<(AgreementTerms["beneficiaries"][number] & { villageName: string })[]> {
  const found = await container.resolve<RegistryService>(REGISTRY_MODULE).membersOn({ cooperativeId, day, householdIds: named.map((one) => one.householdId) })
  const members = new Map(found.map((member) => [member.id, member]))
  return named.map(({ householdId, weight }) => {
    const member = members.get(householdId)
    if (!member) throw new BeneficiaryNotAMember(cooperativeId, day)
    return { householdId, weight, kind: member.kind, villageCode: member.villageCode, villageName: member.villageName }
  })
}
