import { confirmationDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../../modules/benefit"
import { openDoor } from "../../../open-door"
import { notFound } from "../../../refusal"
import { tokenOf } from "../token-of"

export const POST = openDoor(confirmationDoors.dispute, async ({ request, body, scope }) => {
  const outcome = await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.confirmations.dispute(tokenOf(request), body.reason, Date.now())
  if (!outcome) throw notFound()
  return { outcome }
})
