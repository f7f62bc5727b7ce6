import { cooperativeSettlementDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../../modules/benefit"
import { batchAnswer, payoutAnswer } from "../../../../workflows/settlement/batch-answers"
import { openDoor } from "../../../open-door"
import { findOwnBatch } from "../find-own-batch"

export const GET = openDoor(cooperativeSettlementDoors.read, async ({ actor, params, scope }) => {
  const batch = await findOwnBatch(scope, actor, params["id"])
  const payouts = await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.payouts.of(batch.id)
  return { batch: await batchAnswer(scope, batch), payouts: payouts.map(payoutAnswer) }
})
