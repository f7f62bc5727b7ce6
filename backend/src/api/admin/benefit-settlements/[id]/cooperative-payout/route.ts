import { settlementDoors } from "@qianhang/shared/contracts"
import { shanghaiDay } from "@qianhang/shared/ledger"
import { BENEFIT_MODULE, type BenefitService } from "../../../../../modules/benefit"
import { batchAnswer } from "../../../../../workflows/settlement/batch-answers"
import { readVoucher } from "../../../../../workflows/settlement/read-voucher"
import { requireDayThatWas } from "../../../../day-that-was"
import { openDoor } from "../../../../open-door"
import { findBatch } from "../../find-batch"

export const AUTHENTICATE = false

/** The cooperative's own money of a batch: what is left after the offset. */
export const POST = openDoor(settlementDoors.payCooperative, async ({ actor, params, body, scope }) => {
  const batch = await findBatch(scope, actor, params["id"])
  requireDayThatWas("paid_on", body.paid_on, { notBefore: shanghaiDay(batch.frozenAt.getTime()) })
  const voucher = await readVoucher(scope, body.evidence_file_id, "voucher", batch)
  const paid = await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.payouts.recordForCooperative({ batchId: batch.id, voucher, paidOn: body.paid_on, actor: actor.id }, Date.now())
  return { batch: await batchAnswer(scope, paid) }
})
