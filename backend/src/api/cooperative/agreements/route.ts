import { cooperativeAgreementDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { agreementAnswers, agreementDetailAnswer } from "../../../workflows/agreement/agreement-answers"
import { draftAgreement } from "../../../workflows/agreement/write-agreement"
import { openDoor } from "../../open-door"
import { requireReadableDraft } from "../../readable-draft"

export const GET = openDoor(cooperativeAgreementDoors.list, async ({ actor, query, scope }) => {
  const filter = { cooperativeId: actor.cooperative.id, state: query.state, inForce: query.in_force && query.in_force === "true" }
  const { agreements, total } = await scope.resolve<BenefitService>(BENEFIT_MODULE).agreements.list(filter, { page: query.page, pageSize: query.page_size }, Date.now())
  return { agreements: await agreementAnswers(scope, agreements), total, page: query.page, page_size: query.page_size }
})

/** Cooperative and county are the member's; neither can be asked for. */
export const POST = openDoor(cooperativeAgreementDoors.draft, async ({ actor, body, scope }) => {
  requireReadableDraft(body)
  return { agreement: await agreementDetailAnswer(scope, await draftAgreement(scope, actor.cooperative, body, { actor: actor.id }), null) }
})
