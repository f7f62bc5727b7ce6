import { cooperativeSettlementDoors } from "@qianhang/shared/contracts"
import { batchHouseholds } from "../../../../../workflows/settlement/batch-households"
import { openDoor } from "../../../../open-door"
import { findOwnBatch } from "../../find-own-batch"

export const GET = openDoor(cooperativeSettlementDoors.households, async ({ actor, params, query, scope }) => batchHouseholds(scope, (await findOwnBatch(scope, actor, params["id"])).id, query))
