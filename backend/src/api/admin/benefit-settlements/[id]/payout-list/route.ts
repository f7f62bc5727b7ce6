import { settlementDoors } from "@qianhang/shared/contracts"
import { payoutList } from "../../../../../workflows/settlement/payout-sheets"
import { answerPrivateFile } from "../../../../answer-private-file"
import { openDoor } from "../../../../open-door"
import { findBatch } from "../../find-batch"

export const AUTHENTICATE = false

export const GET = openDoor(settlementDoors.payoutList, async ({ actor, params, query, scope, response }) => {
  answerPrivateFile(response, await payoutList(scope, await findBatch(scope, actor, params["id"]), query.format))
})
