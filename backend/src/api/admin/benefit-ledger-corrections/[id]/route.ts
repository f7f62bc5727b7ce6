import { entryCorrectionDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../../modules/benefit"
import { entryCorrectionAnswer } from "../../../../workflows/after-sales/correction-answers"
import { openDoor } from "../../../open-door"
import { notFound } from "../../../refusal"

export const AUTHENTICATE = false

export const GET = openDoor(entryCorrectionDoors.one, async ({ params, scope }) => {
  const found = await scope.resolve<BenefitService>(BENEFIT_MODULE).entryCorrections.find(String(params["id"]), Date.now())
  if (!found) throw notFound()
  return entryCorrectionAnswer(found)
})
