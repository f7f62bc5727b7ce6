import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { registryDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService } from "../../../modules/registry"
import { openDoor } from "../../open-door"

export const AUTHENTICATE = false

/** Who opened, took out or erased personal data; for those who answer for the programme. */
export const GET = openDoor(registryDoors.accessLog, async ({ query, scope }) => {
  const { page, page_size, ...asked } = query
  const { lines, total } = await scope.resolve<RegistryService>(REGISTRY_MODULE).accessLog({ householdId: asked.household_id, countyCode: asked.county, actor: asked.actor, action: asked.action }, { page, pageSize: page_size })
  const graph = scope.resolve(ContainerRegistrationKeys.QUERY)
  const ids = [...new Set(lines.map(({ actor }) => actor))]
  const people = ids.length === 0 ? [] : (await Promise.all((["staff", "member"] as const).map((entity) => graph.graph({ entity, fields: ["id", "name"], filters: { id: ids } })))).flatMap(({ data }) => data as { id: string; name: string }[])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return { lines: lines.map((line) => ({ ...line, at: line.at.toISOString(), actor_name: names.get(line.actor) ?? null })), total, page, page_size }
})
