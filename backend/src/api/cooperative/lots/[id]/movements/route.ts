import { cooperativeLotDoors } from "@qianhang/shared/contracts"
import { lotDetailAnswer } from "../../../../../workflows/lot/lot-answers"
import { moveLot } from "../../../../../workflows/lot/move-lot"
import { openDoor } from "../../../../open-door"
import { findOwnLot } from "../../find-own-lot"

export const POST = openDoor(cooperativeLotDoors.move, async ({ actor, params, body, scope }) => {
  const lot = await findOwnLot(scope, actor, params["id"])
  await moveLot(scope, lot, { key: body.key, kind: body.kind, baseUnits: BigInt(body.base_units), reason: body.reason, evidenceFileId: body.evidence_file_id, actor: actor.id })
  return { lot: await lotDetailAnswer(scope, await findOwnLot(scope, actor, lot.id)) }
})
