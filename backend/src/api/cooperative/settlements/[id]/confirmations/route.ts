import { cooperativeSettlementDoors } from "@qianhang/shared/contracts"
import { recordSheet } from "../../../../../workflows/settlement/record-handover"
import { openDoor } from "../../../../open-door"
import { findOwnBatch } from "../../find-own-batch"

export const POST = openDoor(cooperativeSettlementDoors.confirm, async ({ actor, params, body, scope }) => recordSheet(scope, await findOwnBatch(scope, actor, params["id"]), body, actor))
