import type { IPaymentModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { BENEFIT_MODULE, type BenefitService } from "../../modules/benefit"
import { PROVIDER_NAME, type ProviderJournal, type ProviderRefund } from "../../providers/stripe/provider-journal"
import { isCutOff } from "./cut-off"
import { alone } from "./lock"
import { mendRefundTransactions } from "./mend-transactions"
import { type MedusaPayment, type MedusaRefund, type PaymentFacts, readPaymentFacts } from "./payment-facts"
import { adoptedByRow, ADOPTS, noteOf, refundPlan, requestOfRow } from "./refund-plan"
import { undoFailedRefund } from "./undo-failed-refund"
import { yuanOf } from "./yuan"

/**
 * The row of a refund nobody asked for at our door may stand alone for this long while Medusa talks to the provider; after that a crash
 * cut it off. One that fulfils a request is made under this payment's lock, so whoever holds the lock and finds it alone knows already.
 */
const IN_FLIGHT_MS = 120_000

/**
 * Brings Medusa and the ledger to what the provider's books say of one payment's refunds. A refund made at the provider's dashboard gets
 * its row in Medusa without a second call; one that Medusa began and never finished is finished; each succeeded one is recorded once.
 * Call after the payment itself is settled.
 * @returns false while a refund is under way, so that the caller looks again
 */
export function settleRefunds(container: MedusaContainer, journal: ProviderJournal, paymentId: string, now = new Date()): Promise<boolean> {
  return alone(container, `settle:${paymentId}`, async () => {
    const money = await journal.payment(paymentId)
    const readFacts = async () => (money.sessionId ? (await readPaymentFacts(container, { id: money.sessionId }))[0] : undefined)
    const before = await readFacts()
    const unfinished = before?.payment ? await finishCutOff(journal, { paymentId, rows: before.payment.refunds ?? [], payment: before.payment, now }) : 0
    const listed = await journal.refundsOf(paymentId)
    for (const refund of listed.filter((one) => one.state === "failed")) {
      await undoFailedRefund(container, before?.order?.id ?? null, refund, before?.payment ? rowOf(before.payment, refund) : undefined)
    }
    const refunds = listed.filter((refund) => refund.state === "succeeded")
    for (const refund of refunds.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || a.id.localeCompare(b.id))) {
      const facts = await readFacts()
      const known = facts?.payment ? rowOf(facts.payment, refund) : undefined
      const row = known ?? (facts?.payment ? await mirror(container, facts, facts.payment, refund) : null)
      const after = known ? facts : await readFacts()
      if (after?.payment && after.order && unfinished === 0) await mendRefundTransactions(container, after.order.id, after.payment)
      await record(container, refund, facts?.payment ? facts.order : null, row)
    }
    return unfinished === 0
  })
}

interface CutOff {
  paymentId: string
  payment: MedusaPayment
  rows: MedusaRefund[]
  now: Date
}

/** @returns how many rows are too young to tell a crash from work under way */
async function finishCutOff(journal: ProviderJournal, { paymentId, payment, rows, now }: CutOff): Promise<number> {
  const atProvider = rows.length > 0 ? await journal.refundsOf(paymentId) : []
  const unmatched = rows.filter((row) => !atProvider.some((refund) => rowOf(payment, refund)?.id === row.id))
  const old = unmatched.filter((row) => requestOfRow(row) !== null || isCutOff(row.created_at, { takesAtMostMs: IN_FLIGHT_MS, now }))
  for (const row of old) await journal.finishRefund({ paymentId, amountFen: row.amount, medusaRefundId: row.id, requestId: requestOfRow(row) })
  return unmatched.length - old.length
}

function rowOf(payment: MedusaPayment, refund: ProviderRefund): MedusaRefund | undefined {
  const rows = payment.refunds ?? []
  const book = payment.data?.["refunds"]
  const inBook = typeof book === "object" && book !== null ? Object.entries(book).find(([, id]) => id === refund.id)?.[0] : undefined
  return rows.find((row) => row.id === inBook) ?? rows.find((row) => row.id === refund.medusaRefundId) ?? rows.find((row) => refund.requestId !== null && requestOfRow(row) === refund.requestId) ?? rows.find((row) => adoptedByRow(row) === refund.id)
}

/**
 * Announces the provider's refund in the payment's data, then lets the stock workflow make its row, transaction and credit line: our provider
 * adopts instead of refunding. The row names the refund from its first moment: one that a crash cut off before it was adopted must never be
 * taken for a refund that did not reach the provider, and be made a second time. One that fulfils a request whose row was given up when the provider seemed to fail gets the request's note.
 */
async function mirror(container: MedusaContainer, facts: PaymentFacts, payment: MedusaPayment, refund: ProviderRefund): Promise<MedusaRefund> {
  const payments = container.resolve<IPaymentModuleService>(Modules.PAYMENT)
  const announced: { id: string; data: Record<string, unknown> } = { id: payment.id, data: { ...payment.data, adopt: refund.id, request: null } }
  const withdrawn: typeof announced = { id: payment.id, data: { ...payment.data, adopt: null, request: null } }
  const request = refund.requestId === null ? null : await container.resolve<BenefitService>(BENEFIT_MODULE).refunds.find(refund.requestId)
  await payments.updatePayment(announced)
  try {
    const input = { payment_id: payment.id, amount: yuanOf(refund.amountFen), created_by: PROVIDER_NAME, note: `provider ${refund.id}`, metadata: { [ADOPTS]: refund.id, ...(request && { refund_note: noteOf(request) }) } }
    await refundPaymentWorkflow(container).run({ input })
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
  await container.resolve<BenefitService>(BENEFIT_MODULE).recordRefund({
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
