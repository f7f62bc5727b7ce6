import { returnCaseDoors } from "@qianhang/shared/contracts"
import { returnAnswer } from "../../../../workflows/after-sales/return-answers"
import { openDoor } from "../../../open-door"
import { findOwnReturn } from "../find-own-return"

export const GET = openDoor(returnCaseDoors.ownOne, async ({ actor, params, scope }) => returnAnswer(scope, await findOwnReturn(scope, actor, params["id"])))
