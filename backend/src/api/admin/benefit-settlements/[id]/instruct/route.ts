import { settlementDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../../../modules/benefit"
import { batchAnswer } from "../../../../../workflows/settlement/batch-answers"
import { openDoor } from "../../../../open-door"
import { findBatch } from "../../find-batch"

export const AUTHENTICATE = false

export const POST = openDoor(settlementDoors.instruct, async ({ actor, params, body, scope }) => {
  const { id } = await findBatch(scope, actor, params["id"])
  return { batch: await batchAnswer(scope, await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.batches.instruct({ id, version: body.version, actor: actor.id }, Date.now())) }
})
