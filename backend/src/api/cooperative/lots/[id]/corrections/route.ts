import { cooperativeLotDoors } from "@qianhang/shared/contracts"
import { correctionAnswer } from "../../../../../workflows/lot/lot-answers"
import { proposeCorrection } from "../../../../../workflows/lot/move-lot"
import { openDoor } from "../../../../open-door"
import { findOwnLot } from "../../find-own-lot"

export const POST = openDoor(cooperativeLotDoors.correct, async ({ actor, params, body, scope }) => {
  const lot = await findOwnLot(scope, actor, params["id"])
  return { correction: correctionAnswer(await proposeCorrection(scope, lot, { direction: body.direction, baseUnits: BigInt(body.base_units), reason: body.reason, evidenceFileId: body.evidence_file_id, actor: actor.id })) }
})
