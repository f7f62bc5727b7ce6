import type { MedusaContainer } from "@medusajs/framework/types"
import { reconcilePayments } from "../workflows/payment/reconcile"

const DEFAULT_SECONDS = 60
const seconds = Number(process.env["RECONCILE_SECONDS"] ?? DEFAULT_SECONDS)

/** Brings Medusa and the ledger to the provider's books, and lets unpaid orders expire. A run that overlaps another does nothing. */
export default async function reconcilePaymentsJob(container: MedusaContainer): Promise<void> {
  await reconcilePayments(container)
}

export const config = { name: "reconcile-payments", schedule: { interval: 1000 * (seconds > 0 ? seconds : DEFAULT_SECONDS) } }
