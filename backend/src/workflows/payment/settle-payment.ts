import type { MedusaContainer } from "@medusajs/framework/types"
import { PaymentActions } from "@medusajs/framework/utils"
import { processPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { BENEFIT_MODULE, type BenefitDoor, type RecordedEntry } from "../../modules/benefit/door"
import { PROVIDER_NAME, type ProviderJournal, type ProviderPayment } from "../../providers/stripe/provider-journal"
import { secureOrder } from "../order/secure-order"
import { alone } from "./lock"
import { mendCaptureTransactions } from "./mend-transactions"
import { type PaymentFacts, readPaymentFacts } from "./payment-facts"
import { yuanOf } from "./yuan"

/** Money arrived for a cart whose completion is not done yet, or is still writing it down: try again in a moment. */
export class OrderNotReady extends Error {
  constructor(readonly paymentId: string) {
    super(`payment ${paymentId} has no whole order yet`)
    this.name = "OrderNotReady"
  }
}

/** A completion may still be running for this long after the money came; then the money is given back. */
const GRACE_MS = 90_000

export type Settlement = "nothing_to_do" | "sale_recorded" | "unapplied"

/**
 * Brings Medusa and the ledger to what the provider's books say of one payment. The only way a capture is recorded, whoever noticed it:
 * webhook, reconcile, expiry or the buyer's return. Idempotent; one at a time per payment.
 * @throws OrderNotReady while a completion may still be running
 */
export function settlePayment(container: MedusaContainer, journal: ProviderJournal, paymentId: string, now = new Date()): Promise<Settlement> {
  return alone(container, `settle:${paymentId}`, async () => {
    const money = await journal.payment(paymentId)
    if (money.progress !== "captured") return "nothing_to_do"
    const facts = money.sessionId ? (await readPaymentFacts(container, { id: money.sessionId }))[0] : undefined
    if (!facts && !money.ours) return "nothing_to_do"
    const order = facts?.order ?? null
    if (!order && facts?.cartId && now.getTime() - money.occurredAt.getTime() < GRACE_MS) throw new OrderNotReady(paymentId)
    const entry = facts && order && isOwed(facts, order.status) ? await recordSale(container, money, facts, order.id) : await record(container, money, null, null)
    return entry.kind === "sale" ? "sale_recorded" : "unapplied"
  })
}

/** Whether the order still waits for this money. A payment that Medusa already holds stays with its order whatever happened later. */
function isOwed(facts: PaymentFacts, orderStatus: string): boolean {
  if (facts.payment?.captured_at) return true
  return orderStatus !== "canceled" && facts.otherCaptured === null
}

async function recordSale(container: MedusaContainer, money: ProviderPayment, facts: PaymentFacts, orderId: string): Promise<RecordedEntry> {
  if (facts.payment?.captured_at) {
    if (!(await mendCaptureTransactions(container, orderId, facts.payment))) throw new OrderNotReady(money.id)
    return record(container, money, orderId, facts.payment.id)
  }
  if (facts.cartId) await secureOrder(container, facts.cartId, orderId)
  await processPaymentWorkflow(container).run({ input: { action: PaymentActions.SUCCESSFUL, data: { session_id: facts.sessionId, amount: yuanOf(money.amountFen) } } })
  const [after] = await readPaymentFacts(container, { id: facts.sessionId })
  if (!after?.payment?.captured_at) throw new Error(`payment ${money.id} is captured at the provider, but Medusa has no capture of session ${facts.sessionId}`)
  return record(container, money, orderId, after.payment.id)
}

function record(container: MedusaContainer, money: ProviderPayment, orderId: string | null, medusaId: string | null): Promise<RecordedEntry> {
  return container.resolve<BenefitDoor>(BENEFIT_MODULE).recordCapture({
    provider: PROVIDER_NAME,
    objectId: money.id,
    medusaId,
    orderId,
    amountFen: money.amountFen,
    currency: money.currency,
    occurredAt: money.occurredAt,
  })
}
