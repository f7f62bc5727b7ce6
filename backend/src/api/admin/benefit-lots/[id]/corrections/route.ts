import { lotDoors } from "@qianhang/shared/contracts"
import { correctionAnswer } from "../../../../../workflows/lot/lot-answers"
import { proposeCorrection } from "../../../../../workflows/lot/move-lot"
import { openDoor } from "../../../../open-door"
import { findLot } from "../../find-lot"

export const AUTHENTICATE = false

export const POST = openDoor(lotDoors.correct, async ({ actor, params, body, scope }) => {
  const lot = await findLot(scope, actor, params["id"])
  return { correction: correctionAnswer(await proposeCorrection(scope, lot, { direction: body.direction, baseUnits: BigInt(body.base_units), reason: body.reason, evidenceFileId: body.evidence_file_id, actor: actor.id })) }
})
