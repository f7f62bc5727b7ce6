import { registryDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService } from "../../../modules/registry"
import { householdView } from "../../admin/registry-households/household-view"
import { openDoor } from "../../open-door"

/** The member households of one's own cooperative, for lots and lists: enough to tell them apart, nothing to reach or pay them. */
export const GET = openDoor(registryDoors.ownHouseholds, async ({ actor, query: { page, page_size }, scope }) => {
  const { households, total } = await scope.resolve<RegistryService>(REGISTRY_MODULE).households.list({ cooperativeId: actor.cooperative.id }, { page, pageSize: page_size })
  return { households: households.map((one) => { const { phone: _phone, bank_account: _account, ...rest } = householdView(one); return rest }), total, page, page_size }
})
