import { signingDoors } from "@qianhang/shared/contracts"
import { orderOverview } from "../../../../../../../workflows/order/order-overview"
import { signParcel } from "../../../../../../../workflows/settlement/sign-parcel"
import { openDoor } from "../../../../../../open-door"
import { notFound, Refused } from "../../../../../../refusal"

/** 确认收货. Who may say so (the order's token or its customer) is decided before, by path. */
export const POST = openDoor(signingDoors.signAsBuyer, async ({ params, scope }) => {
  const orderId = String(params["id"])
  const outcome = await signParcel(scope, { orderId, cooperativeId: String(params["cooperative_id"]), source: "buyer", signedAt: new Date(), actor: "buyer" })
  if ("refused" in outcome && outcome.refused === "unknown") throw notFound()
  if ("refused" in outcome) throw new Refused("conflict", "wrong_state", "这个包裹现在不能确认收货")
  const overview = await orderOverview(scope, orderId)
  if (!overview) throw notFound()
  return overview
})
