import { returnCaseDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { returnAnswers } from "../../../workflows/after-sales/return-answers"
import { openDoor } from "../../open-door"

export const AUTHENTICATE = false

export const GET = openDoor(returnCaseDoors.list, async ({ query, scope }) => {
  const { cases, total } = await scope.resolve<BenefitService>(BENEFIT_MODULE).returns.list({ cooperativeId: query.cooperative, ...(query.open && { open: query.open === "true" }) }, { page: query.page, pageSize: query.page_size })
  return { return_cases: await returnAnswers(scope, cases), total, page: query.page, page_size: query.page_size }
})
