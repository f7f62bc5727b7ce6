import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { BENEFIT_MODULE, type BenefitService } from "../modules/benefit"

/** Every night the ledger proves itself: balance, rollups, chain with checkpoints, lots (LEDGER 14). What fails is one loud line in the log. */
export default async function verifyLedgerJob(container: MedusaContainer): Promise<void> {
  const { ok, checks } = await container.resolve<BenefitService>(BENEFIT_MODULE).selfCheck()
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  if (ok) logger.info("the ledger proved itself")
  else logger.error(`THE LEDGER FAILED ITS CHECK: ${JSON.stringify(checks.filter((check) => !check.ok))}`)
}

export const config = { name: "verify-ledger", schedule: "40 3 * * *" }
