import { returnCaseDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { returnAnswers } from "../../../workflows/after-sales/return-answers"
import { openDoor } from "../../open-door"

export const GET = openDoor(returnCaseDoors.own, async ({ actor, query, scope }) => {
  const { cases, total } = await scope.resolve<BenefitService>(BENEFIT_MODULE).returns.list({ cooperativeId: actor.cooperative.id, ...(query.open && { open: query.open === "true" }) }, { page: query.page, pageSize: query.page_size })
  return { return_cases: await returnAnswers(scope, cases), total, page: query.page, page_size: query.page_size }
})
