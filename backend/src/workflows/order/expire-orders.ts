import type { IPaymentModuleService, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules, PaymentSessionStatus } from "@medusajs/framework/utils"
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { z } from "zod"
import { BENEFIT_MODULE, type BenefitDoor } from "../../modules/benefit/door"
import type { ProviderJournal } from "../../providers/stripe/provider-journal"
import { readGraph } from "../checkout/read-graph"
import { settleAll } from "../payment/process-event"
import { reasonOf } from "../payment/reason-of"
import { holdMinutes } from "./hold"
import { UNPAID_BEFORE } from "./unpaid-before"

const row = z.object({
  id: z.string(),
  payment_collections: z.array(z.object({
    payment_sessions: z.array(z.object({ id: z.string(), data: z.record(z.string(), z.unknown()).nullish() })).nullish(),
    payments: z.array(z.object({ captured_at: z.coerce.date().nullish() })).nullish(),
  }).nullish()).nullish(),
})
const FIELDS = ["id", "payment_collections.payment_sessions.id", "payment_collections.payment_sessions.data", "payment_collections.payments.captured_at"]

/** Cancels orders nobody paid in time. Asks the provider first: money that came is recorded instead. One order's failure does not stop the others. @returns how many were cancelled */
export async function expireOrders(container: MedusaContainer, journal: ProviderJournal, now = new Date()): Promise<number> {
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  const before = new Date(now.getTime() - holdMinutes() * 60_000)
  const { rows } = await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw<{ rows: { id: string }[] }>(UNPAID_BEFORE, [before])
  const orders = rows.length > 0 ? await readGraph(container, row, { entity: "order", fields: FIELDS, filters: { id: rows.map(({ id }) => id) } }) : []
  let cancelled = 0
  for (const order of orders.filter(isUnpaid)) {
    try {
      if (await callOff(container, journal, order, "expired")) cancelled++
    } catch (error) {
      logger.error(`order ${order.id} could not be expired: ${reasonOf(error)}`)
    }
  }
  return cancelled
}

const isUnpaid = (order: z.infer<typeof row>): boolean => !order.payment_collections?.some((collection) => collection?.payments?.some((p) => p.captured_at))

/** Calls off an order that nobody paid. @returns false when its money was there already: then it is recorded and the order lives */
export async function callOffUnpaid(container: MedusaContainer, journal: ProviderJournal, { orderId, reason }: { orderId: string; reason: string }): Promise<boolean> {
  const [order] = await readGraph(container, row, { entity: "order", fields: FIELDS, filters: { id: orderId } })
  return order !== undefined && isUnpaid(order) && callOff(container, journal, order, reason)
}

async function callOff(container: MedusaContainer, journal: ProviderJournal, order: z.infer<typeof row>, reason: string): Promise<boolean> {
  for (const session of order.payment_collections?.flatMap((collection) => collection?.payment_sessions ?? []) ?? []) {
    const paymentId = session.data?.["id"]
    if (typeof paymentId === "string" && !(await closePayment(container, journal, paymentId, session.id))) return false
  }
  await cancelUnpaidOrder(container, order.id, reason)
  return true
}

/** Closes the way to pay. @returns false when the money was there already: then it is recorded and the order lives. */
async function closePayment(container: MedusaContainer, journal: ProviderJournal, paymentId: string, sessionId: string): Promise<boolean> {
  const money = await journal.payment(paymentId)
  const paid = money.progress === "captured" || (money.progress !== "cancelled" && !(await cancelledAtProvider(journal, paymentId)))
  if (paid) {
    await settleAll(container, journal, paymentId)
    return false
  }
  const payments = container.resolve<IPaymentModuleService>(Modules.PAYMENT)
  const [session] = await payments.listPaymentSessions({ id: sessionId }, { take: 1 })
  if (session) await payments.updatePaymentSession({ id: session.id, data: session.data, amount: session.amount, currency_code: session.currency_code, status: PaymentSessionStatus.CANCELED })
  return true
}

/** Cancels at the provider; a payment that was captured in this very moment refuses, and that is an answer too. */
async function cancelledAtProvider(journal: ProviderJournal, paymentId: string): Promise<boolean> {
  try {
    return (await journal.cancelPayment(paymentId)).progress === "cancelled"
  } catch (error) {
    if ((await journal.payment(paymentId)).progress === "captured") return false
    throw error
  }
}

/** Cancels an order without captured money and gives back reservations, lots and claim. Idempotent. */
export async function cancelUnpaidOrder(container: MedusaContainer, orderId: string, reason: string): Promise<void> {
  try {
    await cancelOrderWorkflow(container).run({ input: { order_id: orderId, no_notification: true } })
  } catch (error) {
    if (!(error instanceof Error && MedusaError.isMedusaError(error) && /cancel/i.test(error.message))) throw error
  }
  await container.resolve<BenefitDoor>(BENEFIT_MODULE).releaseAttribution({ orderId }, reason)
}
