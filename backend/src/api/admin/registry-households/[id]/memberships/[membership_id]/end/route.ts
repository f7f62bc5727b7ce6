import { registryDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService } from "../../../../../../../modules/registry"
import { openDoor } from "../../../../../../open-door"
import { notFound } from "../../../../../../refusal"
import { findOwnHousehold, householdPage } from "../../../../household-view"

export const AUTHENTICATE = false

/** Ends a membership with its last day. */
export const POST = openDoor(registryDoors.endMembership, async ({ actor, params, body, scope }) => {
  const { id } = await findOwnHousehold(scope, actor, String(params.id))
  const registry = scope.resolve<RegistryService>(REGISTRY_MODULE)
  const membershipId = String(params.membership_id)
  if (!(await registry.households.histories(id)).memberships.some((membership) => membership.id === membershipId)) throw notFound()
  await registry.households.endMembership({ householdId: id, version: body.version, actor: actor.id, membershipId, to: body.to })
  return householdPage(scope, id)
})
