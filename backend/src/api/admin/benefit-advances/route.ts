import { advanceDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { advanceAnswer } from "../../../workflows/settlement/advance-answers"
import { openDoor } from "../../open-door"
import { countyWithin } from "../staff"

export const AUTHENTICATE = false

export const GET = openDoor(advanceDoors.list, async ({ actor, query, scope }) => {
  const filter = { cooperativeId: query.cooperative, countyCode: countyWithin(actor, undefined) }
  const { advances, total } = await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.advances.list(filter, { page: query.page, pageSize: query.page_size })
  return { advances: advances.map(advanceAnswer), total, page: query.page, page_size: query.page_size }
})
