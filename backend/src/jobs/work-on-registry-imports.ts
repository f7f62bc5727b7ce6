import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { workOnImports } from "../workflows/registry/work-on-imports"

/** Checks uploaded lists of households and writes accepted ones. What was cut off goes on here; a run beside another takes other imports. */
export default async function workOnRegistryImportsJob(container: MedusaContainer): Promise<void> {
  await workOnImports(container).catch((error: unknown) => {
    // Only the class and what our own error says of it: a database's words may repeat a value of a sheet.
    const said = error instanceof Error && error.name === "ImportsFailed" ? error.message : `${error instanceof Error ? error.name : typeof error}`
    container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).error(`imports of households: ${said}`)
  })
}

export const config = { name: "work-on-registry-imports", schedule: { interval: 2_000 } }
