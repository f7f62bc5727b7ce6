import { settlementDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../../../modules/benefit"
import { openDoor } from "../../../../open-door"
import { notFound } from "../../../../refusal"
import { countyWithin } from "../../../staff"
import { caseAnswer } from "../../case-answer"

export const AUTHENTICATE = false

export const POST = openDoor(settlementDoors.closeCase, async ({ actor, params, body, scope }) => {
  const { cases } = scope.resolve<BenefitService>(BENEFIT_MODULE).handover
  const county = countyWithin(actor, undefined)
  const found = await cases.find(String(params["id"]))
  if (!found || (county !== undefined && found.countyCode !== county)) throw notFound()
  return { case: caseAnswer(await cases.close({ id: found.id, version: body.version, resolution: body.resolution, actor: actor.id })) }
})
