import { settlementDoors } from "@qianhang/shared/contracts"
import { recordSheet } from "../../../../../workflows/settlement/record-handover"
import { openDoor } from "../../../../open-door"
import { findBatch } from "../../find-batch"

export const AUTHENTICATE = false

export const POST = openDoor(settlementDoors.confirm, async ({ actor, params, body, scope }) => recordSheet(scope, await findBatch(scope, actor, params["id"]), body, actor))
