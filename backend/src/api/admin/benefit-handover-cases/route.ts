import { settlementDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { openDoor } from "../../open-door"
import { countyWithin } from "../staff"
import { caseAnswer } from "./case-answer"

export const AUTHENTICATE = false

export const GET = openDoor(settlementDoors.cases, async ({ actor, query, scope }) => {
  const filter = { countyCode: countyWithin(actor, undefined), ...(query.state && { open: query.state === "open" }) }
  const { cases, total } = await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.cases.list(filter, { page: query.page, pageSize: query.page_size })
  return { cases: cases.map(caseAnswer), total, page: query.page, page_size: query.page_size }
})
