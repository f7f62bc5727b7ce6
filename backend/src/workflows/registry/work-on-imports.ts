import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { REGISTRY_MODULE, type RegistryService } from "../../modules/registry"

const PAGE = 1_000

/** Gathers the cooperatives that a list may name and lets the register check and write what waits. */
export async function workOnImports(container: MedusaContainer): Promise<void> {
  const { imports } = container.resolve<RegistryService>(REGISTRY_MODULE)
  if (!(await imports.hasWork())) return
  await imports.work({ cooperatives: await cooperativesByCreditCode(container) })
}

/** Ids of all cooperatives that have not ended, by credit code. */
async function cooperativesByCreditCode(container: MedusaContainer): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (let skip = 0; ; skip += PAGE) {
    const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cooperative", fields: ["id", "credit_code", "state"], pagination: { take: PAGE, skip, order: { id: "ASC" } } })
    const page = data as { id: string; credit_code: string; state: string }[]
    for (const { id, credit_code, state } of page) if (state !== "ended") found.set(credit_code, id)
    if (page.length < PAGE) return found
  }
}
