import { cooperativeSettlementDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../../../../modules/benefit"
import { openDoor } from "../../../../../open-door"
import { findOwnBatch } from "../../../find-own-batch"

export const POST = openDoor(cooperativeSettlementDoors.revokeLinks, async ({ actor, params, body, scope }) => {
  const { id } = await findOwnBatch(scope, actor, params["id"])
  return { revoked: await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.confirmations.revoke({ batchId: id, step: body.step, householdIds: body.household_ids ?? null, actor: actor.id }) }
})
