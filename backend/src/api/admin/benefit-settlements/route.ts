import { settlementDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { batchAnswer, batchAnswers, cooperativeNames } from "../../../workflows/settlement/batch-answers"
import { requireDayThatWas } from "../../day-that-was"
import { openDoor } from "../../open-door"
import { notFound } from "../../refusal"
import { countyWithin } from "../staff"

export const AUTHENTICATE = false

export const GET = openDoor(settlementDoors.list, async ({ actor, query, scope }) => {
  const filter = { cooperativeId: query.cooperative, countyCode: countyWithin(actor, undefined), state: query.state }
  const { batches, total } = await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.batches.list(filter, { page: query.page, pageSize: query.page_size })
  return { batches: await batchAnswers(scope, batches), total, page: query.page, page_size: query.page_size }
})

/** Freezes a cooperative's payable parcels up to a day. */
export const POST = openDoor(settlementDoors.freeze, async ({ actor, body, scope }) => {
  requireDayThatWas("to", body.to)
  const cooperative = (await cooperativeNames(scope, [body.cooperative])).get(body.cooperative)
  if (!cooperative) throw notFound()
  const batch = await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.batches.freeze({ cooperativeId: cooperative.id, to: body.to, countyCode: cooperative.county_code, actor: actor.id }, Date.now())
  return { batch: await batchAnswer(scope, batch) }
})
