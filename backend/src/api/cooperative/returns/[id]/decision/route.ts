import { returnCaseDoors } from "@qianhang/shared/contracts"
import { returnAnswer } from "../../../../../workflows/after-sales/return-answers"
import { decideReturn } from "../../../../../workflows/after-sales/take-return-step"
import { openDoor } from "../../../../open-door"
import { Refused } from "../../../../refusal"
import { findOwnReturn } from "../../find-own-return"

/** A cooperative decides at its own cost; that a carrier or the platform pays is the office's to say. */
export const POST = openDoor(returnCaseDoors.ownDecide, async ({ actor, params, body, scope }) => {
  const found = await findOwnReturn(scope, actor, params["id"])
  if (body.compensation && body.compensation.bearer !== "cooperative") throw new Refused("forbidden", "not_your_cost", "由承运商或平台承担的赔付，请联系平台办理")
  return returnAnswer(scope, await decideReturn(scope, found, body, actor.id))
})
