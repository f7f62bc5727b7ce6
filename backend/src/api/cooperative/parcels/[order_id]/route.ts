import { workbenchDoors } from "@qianhang/shared/contracts"
import { readParcel } from "../../../../workflows/parcel/cooperative-parcels"
import { openDoor } from "../../../open-door"
import { notFound } from "../../../refusal"

export const GET = openDoor(workbenchDoors.parcel, async ({ actor, params, scope }) => {
  const parcel = await readParcel(scope, actor.cooperative.id, String(params["order_id"]))
  if (!parcel) throw notFound()
  return { parcel }
})
