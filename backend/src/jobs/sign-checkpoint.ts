import type { MedusaContainer } from "@medusajs/framework/types"
import { BENEFIT_MODULE, type BenefitService } from "../modules/benefit"

/** Signs the ledger's head once a minute when it has moved, outside the database (LEDGER 14). Shutdown signs a last time. */
export default async function signCheckpointJob(container: MedusaContainer): Promise<void> {
  await container.resolve<BenefitService>(BENEFIT_MODULE).signCheckpoint()
}

export const config = { name: "sign-checkpoint", schedule: { interval: 60_000 } }
