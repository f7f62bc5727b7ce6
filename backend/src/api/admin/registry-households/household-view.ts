import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaRequest } from "@medusajs/framework/http"
import type { z } from "zod"
import { consentScope, type Household, type householdDetail } from "@qianhang/shared/contracts"
import { shanghaiDay } from "@qianhang/shared/ledger"
import { countyOf } from "@qianhang/shared/regions"
import { REGISTRY_MODULE, type MaskedHousehold, type RegistryService } from "../../../modules/registry"
import { notFound } from "../../refusal"
import { countyWithin, type ActingStaff } from "../staff"

type Scope = MedusaRequest["scope"]
const today = (): string => shanghaiDay(Date.now())

/** A masked household on the wire. */
export function householdView(found: MaskedHousehold): Household {
  return {
    id: found.id, county_code: found.countyCode, county: countyOf(found.countyCode)?.name ?? "", town_code: found.townCode, village_code: found.villageCode, village_name: found.villageName, household_code: found.householdCode,
    kind: found.kind, status: found.statusTo === null || found.statusTo > today() ? "active" : "left", status_from: found.statusFrom, status_to: found.statusTo, member_count: found.memberCount,
    name: found.name, phone: found.phone, bank_account: found.bankAccount, is_demo: found.isDemo, is_erased: found.isErased, version: found.version,
  }
}

/** The household if this person may know of it. @throws Refused 404 for unknown and other counties' households alike. */
export async function findOwnHousehold(scope: Scope, staff: ActingStaff, id: string): Promise<MaskedHousehold> {
  const county = countyWithin(staff, undefined)
  const found = await scope.resolve<RegistryService>(REGISTRY_MODULE).households.one(id)
  if (!found || (county && found.countyCode !== county)) throw notFound()
  return found
}

/** One household with everything ever recorded of it. */
export async function householdPage(scope: Scope, id: string): Promise<{ household: z.input<typeof householdDetail> }> {
  const registry = scope.resolve<RegistryService>(REGISTRY_MODULE)
  const [found, { statuses, memberships, consents }] = await Promise.all([registry.households.one(id), registry.households.histories(id)])
  if (!found) throw notFound()
  const names = await cooperativeNames(scope, memberships.map(({ cooperativeId }) => cooperativeId))
  const allowed = await Promise.all(consentScope.options.map(async (one) => ((await registry.mayPublish([id], one, today())).has(id) ? [one] : [])))
  return {
    household: {
      ...householdView(found),
      statuses: statuses.map(({ kind, entered_on, left_on, reason, recorded_by, recorded_at }) => ({ kind, entered_on, left_on, reason, recorded_by, recorded_at: recorded_at.toISOString() })),
      memberships: memberships.map(({ id: membership, cooperativeId, from, to }) => ({ id: membership, cooperative_id: cooperativeId, cooperative: names.get(cooperativeId) ?? "", from, to })),
      consents: consents.map(({ scope: of, decision, on_day, evidence_file_id, recorded_by, recorded_at }) => ({ scope: of, decision, on: on_day, evidence_file_id, recorded_by, recorded_at: recorded_at.toISOString() })),
      may_publish: allowed.flat(),
    },
  }
}

/** Names of cooperatives by id; unknown ids are left out. */
export async function cooperativeNames(scope: Scope, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { data } = await scope.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cooperative", fields: ["id", "name"], filters: { id: [...new Set(ids)] } })
  return new Map((data as { id: string; name: string }[]).map(({ id, name }) => [id, name]))
}
