import { registryDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService } from "../../../../modules/registry"
import { openDoor } from "../../../open-door"
import { Refused } from "../../../refusal"
import { findOwnHousehold, householdPage } from "../household-view"

export const AUTHENTICATE = false

export const GET = openDoor(registryDoors.one, async ({ actor, params, scope }) => {
  const { id } = await findOwnHousehold(scope, actor, String(params.id))
  return householdPage(scope, id)
})

/** Corrects a household. County and household code never change. */
export const POST = openDoor(registryDoors.change, async ({ actor, params, body, scope }) => {
  const found = await findOwnHousehold(scope, actor, String(params.id))
  if (body.village_code && !body.village_code.startsWith(found.countyCode)) throw new Refused("invalid_data", "invalid_fields", "村代码不在所属县市", { village_code: "not_in_county" })
  await scope.resolve<RegistryService>(REGISTRY_MODULE).households.change(
    { householdId: found.id, version: body.version, actor: actor.id },
    { villageCode: body.village_code, villageName: body.village_name, memberCount: body.member_count, name: body.name, phone: body.phone, bankAccount: body.bank_account },
  )
  return householdPage(scope, found.id)
})
