import { settlementDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../../modules/benefit"
import { cooperativeNames, figuresAnswer, heldBackAnswer } from "../../../../workflows/settlement/batch-answers"
import { requireDayThatWas } from "../../../day-that-was"
import { openDoor } from "../../../open-door"
import { notFound } from "../../../refusal"

export const AUTHENTICATE = false

export const GET = openDoor(settlementDoors.preview, async ({ query, scope }) => {
  requireDayThatWas("to", query.to)
  if (!(await cooperativeNames(scope, [query.cooperative])).has(query.cooperative)) throw notFound()
  const { from, to, figures, held } = await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.batches.preview({ cooperativeId: query.cooperative, to: query.to }, Date.now())
  return { from, to, figures: figuresAnswer(figures), held_back: heldBackAnswer(held) }
})
