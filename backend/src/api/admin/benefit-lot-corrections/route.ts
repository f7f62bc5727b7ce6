import { lotDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { correctionAnswer } from "../../../workflows/lot/lot-answers"
import { openDoor } from "../../open-door"
import { countyWithin } from "../staff"

export const AUTHENTICATE = false

export const GET = openDoor(lotDoors.corrections, async ({ actor, query, scope }) => {
  const { corrections, total } = await scope.resolve<BenefitService>(BENEFIT_MODULE).lotBook.corrections({ state: query.state, countyCode: countyWithin(actor, undefined) }, { page: query.page, pageSize: query.page_size })
  return { corrections: corrections.map(correctionAnswer), total, page: query.page, page_size: query.page_size }
})
