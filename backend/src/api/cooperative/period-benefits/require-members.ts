import type { MedusaRequest } from "@medusajs/framework/http"
import { REGISTRY_MODULE, type RegistryService } from "../../../modules/registry"
import { Refused } from "../../refusal"

/** Rent, wage and dividend go to registered households of the cooperative's county; strangers and unknown ids are told alike. @throws Refused 409 */
export async function requireMembers(scope: MedusaRequest["scope"], countyCode: string, householdIds: readonly string[]): Promise<void> {
  const found = await scope.resolve<RegistryService>(REGISTRY_MODULE).householdsByIds(householdIds)
  const own = new Set(found.filter((household) => household.countyCode === countyCode).map((household) => household.id))
  if (!householdIds.every((id) => own.has(id))) throw new Refused("conflict", "not_a_member", "名单里有农户不是本县登记的农户")
}
