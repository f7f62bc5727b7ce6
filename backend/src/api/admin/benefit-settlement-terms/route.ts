import { signingDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { termsAnswer } from "../../../workflows/settlement/signing-answer"
import { requireRealDay } from "../../day-that-was"
import { openDoor } from "../../open-door"

export const AUTHENTICATE = false

export const GET = openDoor(signingDoors.terms, async ({ scope }) => ({ terms: (await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.signings.terms()).map(termsAnswer) }))

export const POST = openDoor(signingDoors.changeTerms, async ({ actor, body, scope }) => {
  requireRealDay("effective_from", body.effective_from)
  const terms = { effectiveFrom: body.effective_from, signAfterDays: body.sign_after_days, returnWindowDays: body.return_window_days, freshWindowHours: body.fresh_window_hours, actor: actor.id }
  return { terms: termsAnswer(await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.signings.changeTerms(terms, Date.now())) }
})
