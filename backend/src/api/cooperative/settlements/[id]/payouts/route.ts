import { cooperativeSettlementDoors } from "@qianhang/shared/contracts"
import { shanghaiDay } from "@qianhang/shared/ledger"
import { recordPayout } from "../../../../../workflows/settlement/record-handover"
import { requireDayThatWas } from "../../../../day-that-was"
import { openDoor } from "../../../../open-door"
import { findOwnBatch } from "../../find-own-batch"

export const POST = openDoor(cooperativeSettlementDoors.pay, async ({ actor, params, body, scope }) => {
  const batch = await findOwnBatch(scope, actor, params["id"])
  requireDayThatWas("paid_on", body.paid_on, { notBefore: shanghaiDay(batch.frozenAt.getTime()) })
  return recordPayout(scope, batch, body, actor)
})
