import { lotDoors } from "@qianhang/shared/contracts"
import { lotDetailAnswer } from "../../../../workflows/lot/lot-answers"
import { openDoor } from "../../../open-door"
import { findLot } from "../find-lot"

export const AUTHENTICATE = false

export const GET = openDoor(lotDoors.one, async ({ actor, params, scope }) => ({ lot: await lotDetailAnswer(scope, await findLot(scope, actor, params["id"])) }))
