import { entryCorrectionDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../../../modules/benefit"
import { entryCorrectionAnswer } from "../../../../../workflows/after-sales/correction-answers"
import { noteRestatedRefund } from "../../../../../workflows/payment/note-restated-refund"
import { openDoor } from "../../../../open-door"
import { notFound } from "../../../../refusal"

export const AUTHENTICATE = false

/** Another person than the one who asked. */
export const POST = openDoor(entryCorrectionDoors.decide, async ({ actor, params, body, scope }) => {
  const decided = await scope.resolve<BenefitService>(BENEFIT_MODULE).entryCorrections.decide({ id: String(params["id"]), version: body.version, approve: body.decision === "approve", reason: body.reason, actor: actor.id }, Date.now())
  if (!decided) throw notFound()
  await noteRestatedRefund(scope, decided)
  return entryCorrectionAnswer(decided)
})
