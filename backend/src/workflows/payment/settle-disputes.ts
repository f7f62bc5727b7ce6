import type { MedusaContainer } from "@medusajs/framework/types"
import type { DisputeStep } from "@qianhang/shared/ledger"
import { BENEFIT_MODULE, type BenefitService } from "../../modules/benefit"
import { PROVIDER_NAME, type ProviderDispute, type ProviderJournal } from "../../providers/stripe/provider-journal"
import { alone } from "./lock"

/**
 * Brings the ledger to what the provider's books say of one payment's disputes. Medusa knows no disputes: its order stays paid, because
 * the goods were delivered. Call after the payment itself is settled; idempotent, each step of a dispute is posted once.
 */
export function settleDisputes(container: MedusaContainer, journal: ProviderJournal, paymentId: string, now = new Date()): Promise<void> {
  return alone(container, `settle:${paymentId}`, async () => {
    if (!(await journal.payment(paymentId)).disputed) return
    const disputes = await journal.disputesOf(paymentId)
    for (const dispute of disputes.sort((a, b) => a.withdrawnAt.getTime() - b.withdrawnAt.getTime() || a.id.localeCompare(b.id))) await record(container, dispute, now)
  })
}

interface Step {
  step: DisputeStep
  amountFen: bigint
  occurredAt: Date
}

/** The steps whose money has moved, in their order. The provider dates no loss: it is dated when it is seen. */
export function stepsOf(dispute: ProviderDispute, now: Date): Step[] {
  if (dispute.withdrawnFen === 0n) return []
  const steps: Step[] = [{ step: "opened", amountFen: dispute.withdrawnFen, occurredAt: dispute.withdrawnAt }]
  if (dispute.feeFen > 0n) steps.push({ step: "fee", amountFen: dispute.feeFen, occurredAt: dispute.withdrawnAt })
  if (dispute.reinstatedFen > 0n) steps.push({ step: "won", amountFen: dispute.reinstatedFen, occurredAt: dispute.reinstatedAt })
  else if (dispute.state === "lost") steps.push({ step: "lost", amountFen: dispute.withdrawnFen, occurredAt: now })
  return steps
}

async function record(container: MedusaContainer, dispute: ProviderDispute, now: Date): Promise<void> {
  const { disputes } = container.resolve<BenefitService>(BENEFIT_MODULE)
  for (const step of stepsOf(dispute, now)) {
    await disputes.record({ provider: PROVIDER_NAME, objectId: dispute.id, paymentObjectId: dispute.paymentId, currency: dispute.currency, ...step })
  }
}
