import { signingDoors } from "@qianhang/shared/contracts"
import { BENEFIT_MODULE, type BenefitService } from "../../../modules/benefit"
import { signingAnswer } from "../../../workflows/settlement/signing-answer"
import { signParcel } from "../../../workflows/settlement/sign-parcel"
import { openDoor } from "../../open-door"
import { notFound, Refused } from "../../refusal"

export const AUTHENTICATE = false

export const GET = openDoor(signingDoors.signings, async ({ query, scope }) => ({ signings: (await scope.resolve<BenefitService>(BENEFIT_MODULE).handover.signings.of([query.order_id])).map(signingAnswer) }))

/** The carrier's word. A parcel that was signed before keeps its first signing. */
export const POST = openDoor(signingDoors.sign, async ({ actor, body, scope }) => {
  const outcome = await signParcel(scope, { orderId: body.order_id, cooperativeId: body.cooperative_id, source: "carrier", signedAt: new Date(body.signed_at), actor: actor.id })
  if ("signed" in outcome) return { signing: signingAnswer(outcome.signed) }
  if (outcome.refused === "unknown") throw notFound()
  if (outcome.refused === "too_early") throw new Refused("invalid_data", "invalid_fields", "签收时间应在发货之后、现在之前", { signed_at: "out_of_range" })
  throw new Refused("conflict", "wrong_state", "这个包裹现在不能签收")
})
