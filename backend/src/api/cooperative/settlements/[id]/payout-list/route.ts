import { cooperativeSettlementDoors } from "@qianhang/shared/contracts"
import { bankFile } from "../../../../../workflows/settlement/payout-sheets"
import { answerPrivateFile } from "../../../../answer-private-file"
import { openDoor } from "../../../../open-door"
import { Refused } from "../../../../refusal"
import { findOwnBatch } from "../../find-own-batch"

/** Own households' names and accounts, to pay from the cooperative's own bank; the reason stands in the access log. */
export const GET = openDoor(cooperativeSettlementDoors.bankFile, async ({ actor, params, query, scope, response }) => {
  const file = await bankFile(scope, await findOwnBatch(scope, actor, params["id"]), { ...query, actor: actor.id })
  if (!file) throw new Refused("conflict", "wrong_state", "这个批次已经没有待兑付的农户")
  answerPrivateFile(response, file)
})
