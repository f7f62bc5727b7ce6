import { workbenchDoors } from "@qianhang/shared/contracts"
import { shipParcel } from "../../../../../workflows/parcel/ship-parcel"
import { openDoor } from "../../../../open-door"
import { notFound, Refused } from "../../../../refusal"

const messages = { unpaid: "订单还没有付款，不能发货", already_shipped: "这个包裹已经发货了", not_shippable: "订单已取消或已退款，不能发货" } as const

export const POST = openDoor(workbenchDoors.ship, async ({ actor, params, body, scope }) => {
  const outcome = await shipParcel(scope, { ...body, cooperativeId: actor.cooperative.id, orderId: String(params["order_id"]), memberId: actor.id })
  if ("shipped" in outcome) return { parcel: outcome.shipped }
  if (outcome.refused === "unknown") throw notFound()
  throw new Refused("conflict", outcome.refused, messages[outcome.refused])
})
