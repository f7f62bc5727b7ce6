import { cooperativeLotDoors } from "@qianhang/shared/contracts"
import { addContributions } from "../../../../../workflows/lot/deliver-lot"
import { lotDetailAnswer } from "../../../../../workflows/lot/lot-answers"
import { openDoor } from "../../../../open-door"
import { findOwnLot } from "../../find-own-lot"
import { refuseTwiceNamed, refuseUnapproved } from "../../refuse-unfit-note"

export const POST = openDoor(cooperativeLotDoors.contribute, async ({ actor, params, body, scope }) => {
  const lot = await findOwnLot(scope, actor, params["id"])
  refuseTwiceNamed(body.contributions)
  refuseUnapproved(actor)
  await addContributions(scope, lot, body.contributions)
  return { lot: await lotDetailAnswer(scope, await findOwnLot(scope, actor, lot.id)) }
})
