import { registryDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService } from "../../../../../modules/registry"
import { openDoor } from "../../../../open-door"
import { findOwnHousehold, householdPage } from "../../household-view"

export const AUTHENTICATE = false

/** Adds a row to the status history; nothing before it changes, and no figure of a past sale. */
export const POST = openDoor(registryDoors.setStatus, async ({ actor, params, body, scope }) => {
  const { id } = await findOwnHousehold(scope, actor, String(params.id))
  await scope.resolve<RegistryService>(REGISTRY_MODULE).households.setStatus({ householdId: id, version: body.version, actor: actor.id, kind: body.kind, enteredOn: body.entered_on, leftOn: body.left_on, reason: body.reason })
  return householdPage(scope, id)
})
