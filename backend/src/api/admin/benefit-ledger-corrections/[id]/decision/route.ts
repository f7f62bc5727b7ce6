import { entryCorrectionDoors } from "@qianhang/shared/contracts"
import { entryCorrectionAnswer } from "../../../../../workflows/after-sales/correction-answers"
import { decideCorrection } from "../../../../../workflows/after-sales/decide-correction"
import { openDoor } from "../../../../open-door"
import { notFound } from "../../../../refusal"

export const AUTHENTICATE = false

/** Another person than the one who asked. */
export const POST = openDoor(entryCorrectionDoors.decide, async ({ actor, params, body, scope }) => {
  const decided = await decideCorrection(scope, { id: String(params["id"]), version: body.version, approve: body.decision === "approve", reason: body.reason, actor: actor.id })
  if (!decided) throw notFound()
  return entryCorrectionAnswer(decided)
})
