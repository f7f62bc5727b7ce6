import { periodBenefitDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { periodBenefitAnswer } from "../../../workflows/settlement/advance-answers"
import { openDoor } from "../../open-door"
import { countyWithin } from "../staff"

export const AUTHENTICATE = false

export const GET = openDoor(periodBenefitDoors.list, async ({ actor, query, scope }) => {
  const filter = { cooperativeId: query.cooperative, countyCode: countyWithin(actor, undefined), mechanism: query.mechanism }
  const { benefits, total } = await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.periodBenefits.list(filter, { page: query.page, pageSize: query.page_size })
  return { period_benefits: benefits.map(periodBenefitAnswer), total, page: query.page, page_size: query.page_size }
})
