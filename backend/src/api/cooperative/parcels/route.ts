import { workbenchDoors } from "@qianhang/shared/contracts"
import { listParcels } from "../../../workflows/parcel/cooperative-parcels"
import { openDoor } from "../../open-door"

export const GET = openDoor(workbenchDoors.parcels, async ({ actor, query, scope }) => ({ parcels: await listParcels(scope, actor.cooperative.id, query.state) }))
