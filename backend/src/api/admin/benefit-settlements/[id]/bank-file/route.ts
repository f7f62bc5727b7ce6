import { settlementDoors } from "@qianhang/shared/contracts"
import { bankFile } from "../../../../../workflows/settlement/payout-sheets"
import { answerPrivateFile } from "../../../../answer-private-file"
import { openDoor } from "../../../../open-door"
import { Refused } from "../../../../refusal"
import { findBatch } from "../../find-batch"

export const AUTHENTICATE = false

/** Names and accounts in full; the reason stands in the access log before the file leaves. */
export const GET = openDoor(settlementDoors.bankFile, async ({ actor, params, query, scope, response }) => {
  const file = await bankFile(scope, await findBatch(scope, actor, params["id"]), { ...query, actor: actor.id })
  if (!file) throw new Refused("conflict", "wrong_state", "这个批次已经没有待兑付的农户")
  answerPrivateFile(response, file)
})
