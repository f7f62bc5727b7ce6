import { registryDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService } from "../../../../modules/registry"
import { openDoor } from "../../../open-door"
import { countyWithin } from "../../staff"
import { householdView } from "../household-view"

export const AUTHENTICATE = false

/** The household of exactly this name and phone. Asked in the body, so that no person stands in a URL. */
export const POST = openDoor(registryDoors.search, async ({ actor, body, scope }) => {
  countyWithin(actor, body.county_code)
  const found = await scope.resolve<RegistryService>(REGISTRY_MODULE).households.search({ actor: actor.id, reason: body.reason, countyCode: body.county_code, name: body.name, phone: body.phone })
  return { household: found && householdView(found) }
})
