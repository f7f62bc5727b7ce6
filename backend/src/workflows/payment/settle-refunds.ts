import type { IPaymentModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { BENEFIT_MODULE, type BenefitDoor } from "../../modules/benefit/door"
import { PROVIDER_NAME, type ProviderJournal, type ProviderRefund } from "../../providers/stripe/provider-journal"
import { alone } from "./lock"
import { type MedusaPayment, type MedusaRefund, type PaymentFacts, readPaymentFacts } from "./payment-facts"
import { refundPlan } from "./refund-plan"
import { yuanOf } from "./yuan"

/**
 * Brings Medusa and the ledger to what the provider's books say of one payment's refunds. A refund made at the provider's dashboard gets
 * its row in Medusa without a second call; each succeeded one is recorded once. Call after the payment itself is settled.
 */
export function settleRefunds(container: MedusaContainer, journal: ProviderJournal, paymentId: string): Promise<number> {
  return alone(container, `settle:${paymentId}`, async () => {
    const refunds = (await journal.refundsOf(paymentId)).filter((refund) => refund.state === "succeeded")
    if (refunds.length === 0) return 0
    const money = await journal.payment(paymentId)
    for (const refund of refunds.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || a.id.localeCompare(b.id))) {
      const facts = money.sessionId ? (await readPaymentFacts(container, { id: money.sessionId }))[0] : undefined
      const row = facts?.payment ? (rowOf(facts.payment, refund) ?? (await mirror(container, facts, facts.payment, refund))) : null
      await record(container, refund, facts?.payment ? facts.order : null, row)
    }
    return refunds.length
  })
}

function rowOf(payment: MedusaPayment, refund: ProviderRefund): MedusaRefund | undefined {
  const rows = payment.refunds ?? []
  const book = payment.data?.["refunds"]
  const inBook = typeof book === "object" && book !== null ? Object.entries(book).find(([, id]) => id === refund.id)?.[0] : undefined
  return rows.find((row) => row.id === inBook) ?? rows.find((row) => row.id === refund.medusaRefundId)
}

/** Announces the provider's refund in the payment's data, then lets the stock workflow make its row, transaction and credit line: our provider adopts instead of refunding. */
async function mirror(container: MedusaContainer, facts: PaymentFacts, payment: MedusaPayment, refund: ProviderRefund): Promise<MedusaRefund> {
  const payments = container.resolve<IPaymentModuleService>(Modules.PAYMENT)
  const announced: { id: string; data: Record<string, unknown> } = { id: payment.id, data: { ...payment.data, adopt: refund.id } }
  const withdrawn: typeof announced = { id: payment.id, data: { ...payment.data, adopt: null } }
  await payments.updatePayment(announced)
  try {
    await refundPaymentWorkflow(container).run({ input: { payment_id: payment.id, amount: yuanOf(refund.amountFen), created_by: PROVIDER_NAME, note: `provider ${refund.id}` } })
  } catch (error) {
    await payments.updatePayment(withdrawn)
    throw error
  }
  const [after] = await readPaymentFacts(container, { id: facts.sessionId })
  const row = after?.payment ? rowOf(after.payment, refund) : undefined
  if (!row) throw new Error(`refund ${refund.id} was mirrored but has no row on payment ${payment.id}`)
  return row
}

async function record(container: MedusaContainer, refund: ProviderRefund, order: PaymentFacts["order"], row: MedusaRefund | null): Promise<void> {
  const plan = refundPlan(row, order?.status === "canceled")
  await container.resolve<BenefitDoor>(BENEFIT_MODULE).recordRefund({
    provider: PROVIDER_NAME,
    objectId: refund.id,
    medusaId: row?.id ?? null,
    paymentObjectId: refund.paymentId,
    orderId: order?.id ?? null,
    amountFen: refund.amountFen,
    currency: refund.currency,
    ...plan,
    occurredAt: refund.occurredAt,
  })
}
