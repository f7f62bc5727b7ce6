import type { IPaymentModuleService, MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { OWN_BOOKS } from "@qianhang/shared/ledger"
import { BENEFIT_MODULE, type BenefitService, type OrderRefundFigures, type RefundRequest } from "../../modules/benefit"
import { providerJournal, type ProviderJournal } from "../../providers/stripe/provider-journal"
import { PROVIDER_UNAVAILABLE } from "../../providers/stripe/provider-refusal"
import { alone } from "../payment/lock"
import { settleAll } from "../payment/process-event"
import { noteOf, requestOfRow } from "../payment/refund-plan"
import { yuanOf } from "../payment/yuan"

type Payment = OrderRefundFigures["payment"]

/**
 * Fulfils a request: once at the provider, however often it is called, because the request's id is the provider's idempotency key; then
 * recorded by its lines. A provider that does not answer leaves the request pending for reconcile.
 * @returns `refused` when the provider will not refund: the request has ended and its lines can be given back anew
 */
export async function makeRefund(container: MedusaContainer, requestId: string, journal: ProviderJournal = providerJournal()): Promise<"made" | "pending" | "refused"> {
  const { refunds } = container.resolve<BenefitService>(BENEFIT_MODULE)
  const request = await refunds.find(requestId)
  const figures = request && (await refunds.of(request.orderId))
  if (!request || !figures || request.end !== null) return "made"
  if (request.amountFen === 0n) return postWithoutMoney(container, request, figures.payment)
  const done = await alone(container, `settle:${figures.payment.objectId}`, () => atProvider(container, journal, request, figures.payment))
  if (done === "refused") await refunds.fail(request.id)
  if (done === "made") await settleAll(container, journal, figures.payment.objectId)
  return done
}

async function atProvider(container: MedusaContainer, journal: ProviderJournal, request: RefundRequest, { medusaId, objectId }: Payment): Promise<"made" | "pending" | "refused"> {
  const payments = container.resolve<IPaymentModuleService>(Modules.PAYMENT)
  if (medusaId === null) throw new Error(`the payment of order ${request.orderId} is not in Medusa`)
  if ((await payments.listRefunds({ payment_id: medusaId })).some((row) => requestOfRow(row) === request.id)) return "made"
  if (await isKnown(journal, objectId, request.id)) return "made"
  const { data } = await payments.retrievePayment(medusaId)
  const input = { payment_id: medusaId, amount: yuanOf(request.amountFen), created_by: request.actor, metadata: { refund_note: noteOf(request) } }
  const announced: { id: string; data: Record<string, unknown> } = { id: medusaId, data: { ...data, adopt: null, request: { id: request.id, amount_fen: Number(request.amountFen) } } }
  await payments.updatePayment(announced)
  try {
    await refundPaymentWorkflow(container).run({ input })
    return "made"
  } catch (error) {
    const withdrawn: typeof announced = { id: medusaId, data: { ...(await payments.retrievePayment(medusaId)).data, request: null } }
    await payments.updatePayment(withdrawn)
    const outcome = outcomeOf(error)
    // A refusal can be Medusa's own, after the money went.
    return outcome === "refused" && (await isKnown(journal, objectId, request.id)) ? "made" : outcome
  }
}

/** The provider forgets its keys after a day, its refunds never: one whose answer was lost is not made again. It gets its row when it is settled. */
async function isKnown(journal: ProviderJournal, paymentId: string, requestId: string): Promise<boolean> {
  return (await journal.refundsOf(paymentId)).some((refund) => refund.requestId === requestId)
}

/** What the provider's error means for the request. What nobody expected is thrown on and leaves it pending. */
function outcomeOf(error: unknown): "pending" | "refused" {
  const { type, code } = (typeof error === "object" && error !== null ? error : {}) as { type?: unknown; code?: unknown }
  if (code === PROVIDER_UNAVAILABLE) return "pending"
  if (type === MedusaError.Types.NOT_ALLOWED || type === MedusaError.Types.INVALID_DATA) return "refused"
  throw error
}

/** Gifts alone given back move no money: no provider knows of it, the ledger takes their shares back all the same. */
async function postWithoutMoney(container: MedusaContainer, request: RefundRequest, payment: Payment): Promise<"made"> {
  await container.resolve<BenefitService>(BENEFIT_MODULE).recordRefund({
    provider: OWN_BOOKS, objectId: request.id, medusaId: null, paymentObjectId: payment.objectId, paymentProvider: payment.provider, orderId: request.orderId, amountFen: 0n, currency: "cny",
    reason: request.reason, bearer: request.bearer ?? "cooperative", lines: request.lines, freight: request.freight, requestId: request.id, occurredAt: request.recordedAt,
  })
  return "made"
}
