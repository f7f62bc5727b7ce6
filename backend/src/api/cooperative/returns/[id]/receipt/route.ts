import { returnCaseDoors } from "@qianhang/shared/contracts"
import { returnAnswer } from "../../../../../workflows/after-sales/return-answers"
import { receiveReturn } from "../../../../../workflows/after-sales/take-return-step"
import { openDoor } from "../../../../open-door"
import { findOwnReturn } from "../../find-own-return"

export const POST = openDoor(returnCaseDoors.ownReceive, async ({ actor, params, body, scope }) => returnAnswer(scope, await receiveReturn(scope, await findOwnReturn(scope, actor, params["id"]), body, actor.id)))
