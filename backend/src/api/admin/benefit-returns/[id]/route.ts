import { returnCaseDoors } from "@qianhang/shared/contracts"
import { returnAnswer } from "../../../../workflows/after-sales/return-answers"
import { openDoor } from "../../../open-door"
import { findReturn } from "../find-return"

export const AUTHENTICATE = false

export const GET = openDoor(returnCaseDoors.one, async ({ params, scope }) => returnAnswer(scope, await findReturn(scope, params["id"])))
