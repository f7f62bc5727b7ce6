import { settlementDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../../../../modules/benefit"
import { openDoor } from "../../../../../open-door"
import { findBatch } from "../../../find-batch"

export const AUTHENTICATE = false

export const POST = openDoor(settlementDoors.revokeLinks, async ({ actor, params, body, scope }) => {
  const { id } = await findBatch(scope, actor, params["id"])
  return { revoked: await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.confirmations.revoke({ batchId: id, step: body.step, householdIds: body.household_ids ?? null, actor: actor.id }) }
})
