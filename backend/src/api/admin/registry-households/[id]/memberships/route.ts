import { registryDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService } from "../../../../../modules/registry"
import { openDoor } from "../../../../open-door"
import { notFound } from "../../../../refusal"
import { cooperativeNames, findOwnHousehold, householdPage } from "../../household-view"

export const AUTHENTICATE = false

/** Begins a membership in a cooperative. */
export const POST = openDoor(registryDoors.startMembership, async ({ actor, params, body, scope }) => {
  const { id } = await findOwnHousehold(scope, actor, String(params.id))
  if ((await cooperativeNames(scope, [body.cooperative_id])).size === 0) throw notFound()
  await scope.resolve<RegistryService>(REGISTRY_MODULE).households.startMembership({ householdId: id, version: body.version, actor: actor.id, cooperativeId: body.cooperative_id, from: body.from })
  return householdPage(scope, id)
})
