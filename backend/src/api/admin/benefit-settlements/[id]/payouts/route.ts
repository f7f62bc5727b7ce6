import { settlementDoors } from "@qianhang/shared/contracts"
import { shanghaiDay } from "@qianhang/shared/ledger"
import { recordPayout } from "../../../../../workflows/settlement/record-handover"
import { requireDayThatWas } from "../../../../day-that-was"
import { openDoor } from "../../../../open-door"
import { findBatch } from "../../find-batch"

export const AUTHENTICATE = false

export const POST = openDoor(settlementDoors.pay, async ({ actor, params, body, scope }) => {
  const batch = await findBatch(scope, actor, params["id"])
  requireDayThatWas("paid_on", body.paid_on, { notBefore: shanghaiDay(batch.frozenAt.getTime()) })
  return recordPayout(scope, batch, body, actor)
})
