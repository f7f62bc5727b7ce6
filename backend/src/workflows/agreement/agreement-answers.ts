import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { Agreement, AgreementDetail, StaffRole } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, openAgreementSteps, type AgreementRecord, type AgreementScope, type AgreementTerms, type AgreementVersion, type BenefitService } from "../../modules/benefit"
import { REGISTRY_MODULE, type RegistryService } from "../../modules/registry"
import { cooperativeNames } from "../settlement/batch-answers"
import { countingUnits, pricedUnits } from "./priced-goods"
import { rateAnswer } from "./rate-answer"

/** Agreements as lists show them: the newest version, and which one holds today. */
export async function agreementAnswers(container: MedusaContainer, agreements: readonly AgreementRecord[]): Promise<Agreement[]> {
  const [names, titles] = await Promise.all([cooperativeNames(container, agreements.map((one) => one.cooperativeId)), scopeTitles(container, agreements.flatMap((one) => one.versions.map(({ terms }) => terms.scope)))])
  return agreements.map((one) => {
    const newest = one.versions.at(-1) as AgreementVersion
    return {
      id: one.id, version: one.version, cooperative: { id: one.cooperativeId, name: names.get(one.cooperativeId)?.name ?? one.cooperativeId }, county_code: one.countyCode,
      number: newest.number, state: newest.state, terms: termsAnswer(newest.terms, titles), in_force: one.inForce, needs_second_approver: newest.needsSecondApprover,
    }
  })
}

/** One agreement with its versions, beneficiaries (masked) and steps. `reader`: whose open steps are told; null is the cooperative itself. */
export async function agreementDetailAnswer(container: MedusaContainer, record: AgreementRecord, reader: StaffRole | null): Promise<AgreementDetail> {
  const [[answer], titles, units, counting, households] = await Promise.all([
    agreementAnswers(container, [record]), scopeTitles(container, record.versions.map(({ terms }) => terms.scope)), pricedUnits(container, record), countingUnits(container, record),
    container.resolve<RegistryService>(REGISTRY_MODULE).householdsByIds([...new Set(record.versions.flatMap(({ terms }) => terms.beneficiaries.map((one) => one.householdId)))]),
  ])
  const known = new Map(households.map((household) => [household.id, household]))
  return {
    ...(answer as Agreement),
    versions: record.versions.map(({ number, state, terms, holds }) => ({
      number, state, terms: termsAnswer(terms, titles), holds,
      beneficiaries: terms.beneficiaries.map(({ householdId, weight }) => ({ household_id: householdId, household_code: known.get(householdId)?.householdCode ?? null, name: known.get(householdId)?.name ?? null, weight: Number(weight) })),
    })),
    units: units.map(({ title, priceFen, benefitFen, cappedFen, variantId }) => ({ variant_id: variantId, title, price_fen: priceFen.toString(), benefit_fen: benefitFen.toString(), capped_fen: cappedFen.toString() })),
    counting: counting.map(({ variantId, title, agreementIds }) => ({ variant_id: variantId, title, agreement_ids: agreementIds })),
    history: record.steps.map((step) => ({ number: step.number, step: step.step, to: step.to, on_day: step.onDay, by: step.actor, role: step.role, reason: step.reason, at: step.at.toISOString() })),
    open_steps: reader ? openAgreementSteps(record.versions, reader) : [],
  }
}

const titleKey = ({ kind, id }: AgreementScope): string => `${kind} ${id}`

const termsAnswer = (terms: AgreementTerms, titles: ReadonlyMap<string, string>): Agreement["terms"] => ({
  mechanism: terms.mechanism, rate: rateAnswer(terms.rate), scope: { ...terms.scope, title: titles.get(titleKey(terms.scope)) ?? terms.scope.id }, rule: terms.rule, effective_from: terms.effectiveFrom, effective_to: terms.effectiveTo,
  village: terms.villageName, households: terms.beneficiaries.length, evidence_file_id: terms.paper?.evidenceId ?? null,
})

/** What goods and lots are called, by `titleKey`. */
async function scopeTitles(container: MedusaContainer, scopes: readonly AgreementScope[]): Promise<Map<string, string>> {
  const idsOf = (kind: AgreementScope["kind"]) => [...new Set(scopes.filter((scope) => scope.kind === kind).map((scope) => scope.id))]
  const [lotIds, itemIds, productIds] = [idsOf("lot"), idsOf("inventory_item"), idsOf("product")]
  const [lots, items, products] = await Promise.all([
    lotIds.length === 0 ? [] : container.resolve<BenefitService>(BENEFIT_MODULE).lotBook.list({ ids: lotIds }, { page: 1, pageSize: lotIds.length }).then((page) => page.lots),
    itemIds.length === 0 ? [] : container.resolve(Modules.INVENTORY).listInventoryItems({ id: itemIds }, { take: itemIds.length }),
    productIds.length === 0 ? [] : container.resolve(Modules.PRODUCT).listProducts({ id: productIds }, { take: productIds.length, select: ["id", "title"] }),
  ])
  return new Map([
    ...lots.map((lot) => [titleKey({ kind: "lot", id: lot.id }), lot.number] as const),
    ...items.map((item) => [titleKey({ kind: "inventory_item", id: item.id }), item.title ?? item.sku ?? item.id] as const),
    ...products.map((product) => [titleKey({ kind: "product", id: product.id }), product.title] as const),
  ])
}
