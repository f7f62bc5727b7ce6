import { cooperativeLotDoors } from "@qianhang/shared/contracts"
import { lotDetailAnswer } from "../../../../workflows/lot/lot-answers"
import { openDoor } from "../../../open-door"
import { findOwnLot } from "../find-own-lot"

export const GET = openDoor(cooperativeLotDoors.one, async ({ actor, params, scope }) => ({ lot: await lotDetailAnswer(scope, await findOwnLot(scope, actor, params["id"])) }))
