import { lotDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../../../modules/benefit"
import { correctionAnswer } from "../../../../../workflows/lot/lot-answers"
import { decideCorrection } from "../../../../../workflows/lot/move-lot"
import { openDoor } from "../../../../open-door"
import { notFound } from "../../../../refusal"
import { countyWithin } from "../../../staff"

export const AUTHENTICATE = false

/** A second person decides; a county officer about lots of the own county alone. */
export const POST = openDoor(lotDoors.decide, async ({ actor, params, body, scope }) => {
  const id = String(params["id"])
  const { total } = await scope.resolve<BenefitService>(BENEFIT_MODULE).lotBook.corrections({ ids: [id], countyCode: countyWithin(actor, undefined) }, { page: 1, pageSize: 1 })
  if (total === 0) throw notFound()
  return { correction: correctionAnswer(await decideCorrection(scope, { id, version: body.version, approve: body.decision === "approve", reason: body.reason, actor: actor.id })) }
})
