import { agreementDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { agreementAnswers } from "../../../workflows/agreement/agreement-answers"
import { openDoor } from "../../open-door"
import { countyWithin } from "../staff"

export const AUTHENTICATE = false

export const GET = openDoor(agreementDoors.list, async ({ actor, query, scope }) => {
  const filter = { countyCode: countyWithin(actor, query.county), cooperativeId: query.cooperative, state: query.state, inForce: query.in_force && query.in_force === "true" }
  const { agreements, total } = await scope.resolve<BenefitService>(BENEFIT_MODULE).agreements.list(filter, { page: query.page, pageSize: query.page_size }, Date.now())
  return { agreements: await agreementAnswers(scope, agreements), total, page: query.page, page_size: query.page_size }
})
