import { settlementDoors } from "@qianhang/shared/contracts"
import { batchHouseholds } from "../../../../../workflows/settlement/batch-households"
import { openDoor } from "../../../../open-door"
import { findBatch } from "../../find-batch"

export const AUTHENTICATE = false

export const GET = openDoor(settlementDoors.households, async ({ actor, params, query, scope }) => batchHouseholds(scope, (await findBatch(scope, actor, params["id"])).id, query))
