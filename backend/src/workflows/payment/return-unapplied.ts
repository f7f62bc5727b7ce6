import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { BENEFIT_MODULE, type BenefitDoor } from "../../modules/benefit/door"
import { PROVIDER_NAME, type ProviderJournal } from "../../providers/stripe/provider-journal"
import { settleRefunds } from "./settle-refunds"

/** A way back that failed so often is a person's business: the money stays held, and RECON says so. */
const MOST_BOUNCES = 3

/** Gives back money that belongs to no order (late, double, unknown) and records that it went. @returns how many receipts were handled */
export async function returnUnapplied(container: MedusaContainer, journal: ProviderJournal): Promise<number> {
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  const benefit = container.resolve<BenefitDoor>(BENEFIT_MODULE)
  const receipts = (await benefit.unappliedReceipts()).filter((receipt) => receipt.provider === PROVIDER_NAME && receipt.remainingFen > 0n)
  let done = 0
  for (const receipt of receipts) {
    try {
      await settleRefunds(container, journal, receipt.objectId)
      const refunds = await journal.refundsOf(receipt.objectId)
      const bounced = refunds.filter((refund) => refund.state === "failed").length
      const refunded = refunds.filter((refund) => refund.state !== "failed").reduce((sum, refund) => sum + refund.amountFen, 0n)
      const left = (await journal.payment(receipt.objectId)).amountFen - refunded
      if (left > 0n && bounced >= MOST_BOUNCES) throw new Error(`${bounced} refunds of it failed; somebody has to reach its payer`)
      if (left > 0n) {
        // The key tells one way back from the next, so that one that bounced is not answered with its own first success.
        await journal.refundUnapplied({ paymentId: receipt.objectId, amountFen: left, key: `unapplied-${receipt.objectId}-${refunded}-${bounced}` })
        await settleRefunds(container, journal, receipt.objectId)
      }
      done++
    } catch (error) {
      logger.error(`money ${receipt.objectId} without an order could not be given back: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return done
}
