import { settlementDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../../../modules/benefit"
import { payoutAnswer } from "../../../../../workflows/settlement/batch-answers"
import { openDoor } from "../../../../open-door"
import { findPayout } from "../../find-payout"

export const AUTHENTICATE = false

export const POST = openDoor(settlementDoors.proposeReversal, async ({ actor, params, body, scope }) => {
  const { id } = await findPayout(scope, params["id"])
  await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.payouts.proposeReversal({ payoutId: id, reason: body.reason, actor: actor.id })
  return { payout: payoutAnswer(await findPayout(scope, id)) }
})
