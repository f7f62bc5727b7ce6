import { randomUUID } from "node:crypto"
import type { ILockingModule, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules, PaymentSessionStatus } from "@medusajs/framework/utils"
import { BENEFIT_MODULE, type BenefitService, type RefundRequest } from "../../modules/benefit"
import { PAYMENT_INBOX_MODULE, type PaymentInboxService } from "../../modules/payment-inbox"
import { PROVIDER_NAME, providerJournal, type ProviderJournal } from "../../providers/stripe/provider-journal"
import { finishCancellation } from "../after-sales/finish-cancellation"
import { makeRefund } from "../after-sales/make-refund"
import { expireOrders } from "../order/expire-orders"
import { readPaymentFacts } from "./payment-facts"
import { processInbox, settleAll } from "./process-event"
import { windowOf } from "./reconcile-window"
import { returnUnapplied } from "./return-unapplied"

const LOCK = "payments:reconcile"
const HOLD_SECONDS = 600
/** Unfinished sessions are read page by page: all of them, however many there are. */
const PAGE = 200

export interface Reconciled {
  events: number
  payments: number
  refunds: number
  disputes: number
  returned: number
  /** refunds asked for and not ended, looked at again */
  asked: number
  expired: number
  failures: string[]
}

/** What this process has already seen settled; a fresh process looks at everything in the window once. */
const settledHere = new Set<string>()
const MOST_REMEMBERED = 200_000

/** When this process last read the whole window, and payments whose refund was pending when it was last seen. */
let thoroughAt: Date | null = null
const waitingForRefund = new Set<string>()

function remember(key: string): void {
  if (settledHere.size >= MOST_REMEMBERED) settledHere.clear()
  settledHere.add(key)
}

/**
 * One cycle: inbox, events the provider sent in vain, payments, refunds and disputes in its books, unfinished sessions, money without an order, expired orders.
 * Every part goes through the same doors as the events do. @returns null when another run is under way
 */
export async function reconcilePayments(container: MedusaContainer, journal: ProviderJournal = providerJournal(), now = new Date()): Promise<Reconciled | null> {
  const locking = container.resolve<ILockingModule>(Modules.LOCKING)
  const ownerId = randomUUID()
  try {
    await locking.acquire(LOCK, { ownerId, expire: HOLD_SECONDS })
  } catch (error) {
    if (error instanceof Error && /lock/i.test(error.message)) return null
    throw error
  }
  try {
    return await cycle(container, journal, now)
  } finally {
    await locking.release(LOCK, { ownerId })
  }
}

async function cycle(container: MedusaContainer, journal: ProviderJournal, now: Date): Promise<Reconciled> {
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  const done: Reconciled = { events: 0, payments: 0, refunds: 0, disputes: 0, returned: 0, asked: 0, expired: 0, failures: [] }
  const part = async (name: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      const reason = `${name}: ${error instanceof Error ? error.message : String(error)}`
      done.failures.push(reason)
      logger.error(`reconcile ${reason}`)
    }
  }
  const inboxService = container.resolve<PaymentInboxService>(PAYMENT_INBOX_MODULE)
  const { since, thorough } = windowOf(now, { thoroughAt, newestEventAt: await inboxService.newestOccurredAt() })
  await part("events", async () => receiveMissed(container, journal, since))
  await part("inbox", async () => void (done.events = await processInbox(container, journal, now)))
  for (const paymentId of await paymentsToSettle(container, journal, since, part)) {
    await part(`payment ${paymentId}`, async () => {
      if (await settleAll(container, journal, paymentId)) remember(`payment ${paymentId}`)
      done.payments++
    })
  }
  await part("refunds", async () => void (done.refunds = await settleListedRefunds(container, journal, since)))
  await part("disputes", async () => void (done.disputes = await settleListedDisputes(container, journal, since, part)))
  for (const orderId of await openCancellations(container, part)) await part(`cancellation of ${orderId}`, async () => finishCancellation(container, orderId, journal))
  for (const request of await openRequests(container, part)) {
    await part(`refund request ${request.id}`, async () => {
      await makeRefund(container, request.id, journal)
      done.asked++
    })
  }
  await part("unapplied", async () => void (done.returned = await returnUnapplied(container, journal)))
  await part("expiry", async () => void (done.expired = await expireOrders(container, journal, now)))
  if (thorough && done.failures.length === 0) thoroughAt = now
  return done
}

/** Refunds asked for here that have not ended: one a crash cut off is made now, one the provider still works on is looked at. */
async function openRequests(container: MedusaContainer, part: Part): Promise<RefundRequest[]> {
  let open: RefundRequest[] = []
  await part("refund requests", async () => void (open = await container.resolve<BenefitService>(BENEFIT_MODULE).refunds.open()))
  return open
}

/** Orders of which a crash left something decided and not carried out. */
async function openCancellations(container: MedusaContainer, part: Part): Promise<Set<string>> {
  let open: string[] = []
  await part("cancellations", async () => void (open = (await container.resolve<BenefitService>(BENEFIT_MODULE).cancellations.open()).map((one) => one.orderId)))
  return new Set(open)
}

type Part = (name: string, work: () => Promise<void>) => Promise<void>

/** Captured at the provider (each once per process), or confirmed there and unfinished here (every time, however old). */
async function paymentsToSettle(container: MedusaContainer, journal: ProviderJournal, since: Date, part: Part): Promise<Set<string>> {
  const ids = new Set<string>()
  await part("provider payments", async () => {
    for await (const payment of journal.succeededPayments(since)) if (!settledHere.has(`payment ${payment.id}`)) ids.add(payment.id)
  })
  await part("unfinished sessions", async () => {
    const status = [PaymentSessionStatus.PENDING_AUTHORIZATION, PaymentSessionStatus.REQUIRES_MORE]
    for (let after = ""; ; ) {
      const open = await readPaymentFacts(container, { status, id: { $gt: after } }, PAGE)
      for (const facts of open) if (facts.objectId && facts.order) ids.add(facts.objectId)
      after = open.at(-1)?.sessionId ?? ""
      if (open.length < PAGE) return
    }
  })
  return ids
}

async function settleListedRefunds(container: MedusaContainer, journal: ProviderJournal, since: Date): Promise<number> {
  let count = 0
  for await (const refund of journal.refunds(since)) {
    const key = `refund ${refund.id} ${refund.state}`
    if (refund.state === "pending") waitingForRefund.add(refund.paymentId)
    if (refund.state === "pending" || settledHere.has(key)) continue
    if (await settleAll(container, journal, refund.paymentId)) remember(key)
    count++
  }
  for (const paymentId of waitingForRefund) {
    await settleAll(container, journal, paymentId)
    if (!(await journal.refundsOf(paymentId)).some((refund) => refund.state === "pending")) waitingForRefund.delete(paymentId)
  }
  return count
}

/** Disputes the provider lists, each once per state, and those the ledger holds open: a bank takes months. One poisoned dispute does not stop the others. */
async function settleListedDisputes(container: MedusaContainer, journal: ProviderJournal, since: Date, part: Part): Promise<number> {
  const payments = new Map<string, string>()
  for await (const dispute of journal.disputes(since)) payments.set(dispute.paymentId, `dispute ${dispute.id} ${dispute.state} ${dispute.withdrawnFen} ${dispute.reinstatedFen}`)
  for (const open of await container.resolve<BenefitService>(BENEFIT_MODULE).disputes.open()) if (open.provider === PROVIDER_NAME) payments.set(open.paymentObjectId, "")
  let count = 0
  for (const [paymentId, key] of payments) {
    if (paymentId === "" || settledHere.has(key)) continue
    await part(`dispute of ${paymentId}`, async () => {
      if ((await settleAll(container, journal, paymentId)) && key !== "") remember(key)
      count++
    })
  }
  return count
}

/** Events the provider has and the inbox has not: stored like a delivery, so that nothing depends on the network having worked. */
async function receiveMissed(container: MedusaContainer, journal: ProviderJournal, since: Date): Promise<void> {
  const inbox = container.resolve<PaymentInboxService>(PAYMENT_INBOX_MODULE)
  for await (const hint of journal.events(since)) {
    const key = `event ${hint.eventId}`
    if (settledHere.has(key)) continue
    await inbox.receive({ provider: PROVIDER_NAME, ...hint })
    remember(key)
  }
}
