import { registryDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService } from "../../../../../modules/registry"
import { openDoor } from "../../../../open-door"
import { findOwnHousehold, householdPage } from "../../household-view"

export const AUTHENTICATE = false

/** Forgets the person for good; the household id and the ledger stay. */
export const POST = openDoor(registryDoors.erase, async ({ actor, params, body, scope }) => {
  const { id } = await findOwnHousehold(scope, actor, String(params.id))
  await scope.resolve<RegistryService>(REGISTRY_MODULE).households.erase({ householdId: id, version: body.version, typedCode: body.household_code, actor: actor.id, reason: body.reason })
  return householdPage(scope, id)
})
