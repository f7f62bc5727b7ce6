import { returnCaseDoors } from "@qianhang/shared/contracts"
import { returnAnswer } from "../../../../../workflows/after-sales/return-answers"
import { receiveReturn } from "../../../../../workflows/after-sales/take-return-step"
import { openDoor } from "../../../../open-door"
import { findReturn } from "../../find-return"

export const AUTHENTICATE = false

export const POST = openDoor(returnCaseDoors.receive, async ({ actor, params, body, scope }) => returnAnswer(scope, await receiveReturn(scope, await findReturn(scope, params["id"]), body, actor.id)))
