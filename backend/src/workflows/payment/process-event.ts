import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type DueEvent, PAYMENT_INBOX_MODULE, type PaymentInboxService } from "../../modules/payment-inbox"
import { PROVIDER_NAME, providerJournal, type ProviderJournal } from "../../providers/stripe/provider-journal"
import { verifiedHint } from "../../providers/stripe/webhook"
import { reasonOf } from "./reason-of"
import { returnUnapplied } from "./return-unapplied"
import { settlePayment } from "./settle-payment"
import { settleDisputes } from "./settle-disputes"
import { settleRefunds } from "./settle-refunds"

export { UnsignedEvent } from "../../providers/stripe/webhook"

/**
 * Verifies a delivery and stores it. Only then may the provider be answered; the work itself begins right after and survives a crash, because it waits in the inbox.
 * @throws UnsignedEvent, with nothing written
 */
export async function receiveDelivery(container: MedusaContainer, rawBody: Buffer, signature: string | undefined): Promise<void> {
  const hint = verifiedHint(rawBody, signature)
  const inbox = container.resolve<PaymentInboxService>(PAYMENT_INBOX_MODULE)
  const stored = await inbox.receive({ provider: PROVIDER_NAME, ...hint })
  if (stored.fresh) setImmediate(() => void processOne(container, providerJournal(), { id: stored.id, type: hint.type, paymentId: hint.paymentId, attempts: 0 }))
}

/** Works through the events that wait, each on its own: a poison event does not stop the others. */
export async function processInbox(container: MedusaContainer, journal: ProviderJournal, now = new Date()): Promise<number> {
  const due = await container.resolve<PaymentInboxService>(PAYMENT_INBOX_MODULE).due(now)
  for (const event of due) await processOne(container, journal, event)
  return due.length
}

/** Looks at the object an event points to. Never throws: a failure is counted in the inbox and tried again later, or becomes a dead letter. */
async function processOne(container: MedusaContainer, journal: ProviderJournal, event: DueEvent): Promise<void> {
  const inbox = container.resolve<PaymentInboxService>(PAYMENT_INBOX_MODULE)
  try {
    if (event.paymentId && concernsMoney(event.type)) await settleAll(container, journal, event.paymentId)
    await inbox.markProcessed(event.id, new Date())
  } catch (error) {
    const reason = reasonOf(error)
    container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).warn(`provider event ${event.id} (${event.type}) attempt ${event.attempts + 1}: ${reason}`)
    await inbox.markFailed(event, reason, new Date())
  }
}

/** The payment first, then its refunds and disputes, then the way back for money nobody is owed. @returns whether there was money and nothing about it is left to do */
export async function settleAll(container: MedusaContainer, journal: ProviderJournal, paymentId: string): Promise<boolean> {
  const settlement = await settlePayment(container, journal, paymentId)
  if (settlement === "nothing_to_do") return false
  const finished = await settleRefunds(container, journal, paymentId)
  await settleDisputes(container, journal, paymentId)
  if (settlement === "unapplied") await returnUnapplied(container, journal)
  return finished
}

const concernsMoney = (type: string): boolean => type === "payment_intent.succeeded" || type.startsWith("charge.") || type.startsWith("refund.")
