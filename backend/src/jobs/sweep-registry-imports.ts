import type { MedusaContainer } from "@medusajs/framework/types"
import { REGISTRY_MODULE, type RegistryService } from "../modules/registry"

/** Every night (Shanghai) sheets and reports of imports are erased when their seven days are over, and sealed bytes that a kill left behind. */
export default async function sweepRegistryImportsJob(container: MedusaContainer): Promise<void> {
  const { imports, evidence } = container.resolve<RegistryService>(REGISTRY_MODULE)
  await imports.sweep()
  await evidence.sweep(Date.now())
}

export const config = { name: "sweep-registry-imports", schedule: "30 18 * * *" }
