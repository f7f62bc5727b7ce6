import { lotDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { lotAnswers } from "../../../workflows/lot/lot-answers"
import { lotFilterOf } from "../../cooperative/lots/lot-filter"
import { openDoor } from "../../open-door"
import { countyWithin } from "../staff"

export const AUTHENTICATE = false

export const GET = openDoor(lotDoors.list, async ({ actor, query, scope }) => {
  const filter = { ...lotFilterOf(query), cooperativeId: query.cooperative, countyCode: countyWithin(actor, query.county) }
  const { lots, total } = await scope.resolve<BenefitService>(BENEFIT_MODULE).lotBook.list(filter, { page: query.page, pageSize: query.page_size })
  return { lots: await lotAnswers(scope, lots), total, page: query.page, page_size: query.page_size }
})
