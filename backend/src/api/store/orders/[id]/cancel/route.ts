import { cancellationDoors } from "@qianhang/shared/contracts"
import { cancelAsBuyer } from "../../../../../workflows/after-sales/cancel-order"
import { openDoor } from "../../../../open-door"
import { notFound } from "../../../../refusal"

/** 取消订单. Who may say so (the order's token or its customer) is decided before, by path. */
export const POST = openDoor(cancellationDoors.cancelUnpaid, async ({ params, scope }) => {
  const overview = await cancelAsBuyer(scope, String(params["id"]))
  if (!overview) throw notFound()
  return overview
})
