import { registryDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService } from "../../../modules/registry"
import { openDoor } from "../../open-door"
import { notFound, Refused } from "../../refusal"
import { countyWithin } from "../staff"
import { cooperativeNames, householdPage, householdView } from "./household-view"

export const AUTHENTICATE = false

/** Households of the reader's county or of all, masked. */
export const GET = openDoor(registryDoors.list, async ({ actor, query, scope }) => {
  const { page, page_size, ...asked } = query
  const { households, total } = await scope.resolve<RegistryService>(REGISTRY_MODULE).households.list(
    { countyCode: countyWithin(actor, asked.county), villageCode: asked.village, kind: asked.kind, status: asked.status, cooperativeId: asked.cooperative_id, householdCode: asked.household_code },
    { page, pageSize: page_size },
  )
  return { households: households.map(householdView), total, page, page_size }
})

/** Registers a household with its first status and memberships. 409 when it is registered already. */
export const POST = openDoor(registryDoors.create, async ({ actor, body, scope }) => {
  countyWithin(actor, body.county_code)
  if (!body.village_code.startsWith(body.county_code)) throw new Refused("invalid_data", "invalid_fields", "村代码不在所选县市", { village_code: "not_in_county" })
  const ids = body.memberships.map(({ cooperative_id }) => cooperative_id)
  if ((await cooperativeNames(scope, ids)).size < new Set(ids).size) throw notFound()
  const [id] = await scope.resolve<RegistryService>(REGISTRY_MODULE).createHouseholds([{
    countyCode: body.county_code, householdCode: body.household_code, villageCode: body.village_code, villageName: body.village_name, kind: body.kind, statusFrom: body.entered_on,
    memberCount: body.member_count, name: body.name, phone: body.phone, bankAccount: body.bank_account, recordedBy: actor.id,
    memberships: body.memberships.map(({ cooperative_id, from }) => ({ cooperativeId: cooperative_id, from })),
  }])
  return householdPage(scope, String(id))
})
