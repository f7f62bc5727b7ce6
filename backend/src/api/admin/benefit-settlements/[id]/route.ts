import { settlementDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../../modules/benefit"
import { batchAnswer, payoutAnswer } from "../../../../workflows/settlement/batch-answers"
import { openDoor } from "../../../open-door"
import { findBatch } from "../find-batch"

export const AUTHENTICATE = false

export const GET = openDoor(settlementDoors.read, async ({ actor, params, scope }) => {
  const batch = await findBatch(scope, actor, params["id"])
  const payouts = await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.payouts.of(batch.id)
  return { batch: await batchAnswer(scope, batch), payouts: payouts.map(payoutAnswer) }
})
