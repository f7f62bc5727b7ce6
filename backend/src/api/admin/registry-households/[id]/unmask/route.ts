import { registryDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService } from "../../../../../modules/registry"
import { openDoor } from "../../../../open-door"
import { notFound } from "../../../../refusal"
import { findOwnHousehold } from "../../household-view"

export const AUTHENTICATE = false

/** Personal data in the clear, after the access log has its line. Never kept by a cache. */
export const POST = openDoor(registryDoors.unmask, async ({ actor, params, body, scope, response }) => {
  const { id } = await findOwnHousehold(scope, actor, String(params.id))
  const personal = await scope.resolve<RegistryService>(REGISTRY_MODULE).unmask({ householdId: id, actor: actor.id, reason: body.reason })
  if (!personal) throw notFound()
  response.setHeader("Cache-Control", "private, no-store")
  return { name: personal.name, phone: personal.phone, bank_account: personal.bankAccount }
})
