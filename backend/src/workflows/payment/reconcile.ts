import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, PaymentSessionStatus } from "@medusajs/framework/utils"
import { BENEFIT_MODULE, type BenefitService, type RefundRequest, type SourcesAsked } from "../../modules/benefit"
import { PAYMENT_INBOX_MODULE, type PaymentInboxService } from "../../modules/payment-inbox"
import { PROVIDER_NAME, providerJournal, type ProviderJournal, type ProviderRefund } from "../../providers/stripe/provider-journal"
import { finishParcels } from "../after-sales/finish-parcels"
import { makeRefund } from "../after-sales/make-refund"
import { followCancellations } from "../order/cut-off-cancellations"
import { mendCutOffCompletions } from "../order/cut-off-completions"
import { endCutOffOrderChanges } from "../order/cut-off-order-changes"
import { expireOrders } from "../order/expire-orders"
import { ifFree } from "./lock"
import { readPaymentFacts } from "./payment-facts"
import { processInbox, settleAll } from "./process-event"
import { reasonOf } from "./reason-of"
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
  /** completions, order changes and cancellations that a crash cut off */
  mended: number
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
 * One cycle: what a crash cut off of completions and order changes, inbox, events the provider sent in vain, payments, refunds and disputes in its books, unfinished sessions, parcels cancelled or reduced, money without an order, expired orders, cancellations a crash cut off.
 * Every part goes through the same doors as the events do. @returns null when another run is under way
 */
export function reconcilePayments(container: MedusaContainer, journal: ProviderJournal = providerJournal(), now = new Date()): Promise<Reconciled | null> {
  return ifFree(container, LOCK, async () => cycle(container, journal, now), { holdSeconds: HOLD_SECONDS })
}

async function cycle(container: MedusaContainer, journal: ProviderJournal, now: Date): Promise<Reconciled> {
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  const done: Reconciled = { events: 0, payments: 0, refunds: 0, disputes: 0, returned: 0, asked: 0, expired: 0, mended: 0, failures: [] }
  const part = async (name: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      const reason = `${name}: ${reasonOf(error)}`
      done.failures.push(reason)
      logger.error(`reconcile ${reason}`)
    }
  }
  const inboxService = container.resolve<PaymentInboxService>(PAYMENT_INBOX_MODULE)
  const { since, thorough } = windowOf(now, { thoroughAt, newestEventAt: await inboxService.newestOccurredAt() })
  await part("completions cut off", async () => void (done.mended += await mendCutOffCompletions(container)))
  await part("order changes cut off", async () => void (done.mended += await endCutOffOrderChanges(container, now)))
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
  for (const orderId of await ordersToFinish(container, part)) await part(`parcels of ${orderId}`, async () => finishParcels(container, orderId, journal))
  for (const request of await openRequests(container, part)) {
    await part(`refund request ${request.id}`, async () => {
      await makeRefund(container, request.id, journal)
      done.asked++
    })
  }
  await part("unapplied", async () => void (done.returned = await returnUnapplied(container, journal)))
  await part("expiry", async () => void (done.expired = await expireOrders(container, journal, now)))
  await part("cancellations cut off", async () => void (done.mended += await followCancellations(container, since)))
  if (thorough && done.failures.length === 0) thoroughAt = now
  return done
}

/** Refunds asked for here that have not ended: one a crash cut off is made now, one the provider still works on is looked at. */
async function openRequests(container: MedusaContainer, part: Part): Promise<RefundRequest[]> {
  let open: RefundRequest[] = []
  await part("refund requests", async () => void (open = await container.resolve<BenefitService>(BENEFIT_MODULE).refunds.open()))
  return open
}

/** Orders of which a crash left something decided and not carried out: parcels cancelled, or units taken out of them. */
async function ordersToFinish(container: MedusaContainer, part: Part): Promise<Set<string>> {
  let open: string[] = []
  const { cancellations, reductions } = container.resolve<BenefitService>(BENEFIT_MODULE)
  await part("parcels", async () => void (open = [...(await cancellations.open()), ...(await reductions.open())].map((one) => one.orderId)))
  return new Set(open)
}

type Part = (name: string, work: () => Promise<void>) => Promise<void>

const REFUND_ROWS = "select r.id, p.data->>'id' as payment from refund r join payment p on p.id = r.payment_id where r.deleted_at is null and p.deleted_at is null and r.created_at >= ? and p.data->>'id' is not null"

/** Payments with a refund's row in Medusa that has no entry yet: it may never have reached the provider. */
async function paymentsRefundedHere(container: MedusaContainer, since: Date): Promise<string[]> {
  const { rows } = await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw<{ rows: { id: string; payment: string }[] }>(REFUND_ROWS, [since.toISOString()])
  const recorded = await recordedAmong(container, { kind: "refund", by: "medusa_id", ids: rows.map((row) => row.id) })
  return rows.filter((row) => !recorded.has(row.id)).map((row) => row.payment)
}

const recordedAmong = (container: MedusaContainer, asked: Omit<SourcesAsked, "provider">): Promise<Set<string>> =>
  container.resolve<BenefitService>(BENEFIT_MODULE).recordedAmong({ provider: PROVIDER_NAME, ...asked })

/**
 * Captured at the provider and without an entry here, confirmed there and unfinished here (every time, however old), or refunded from here.
 * A fresh process does not settle anew what has its entry: on a busy day that would keep what a crash cut off waiting for minutes.
 */
async function paymentsToSettle(container: MedusaContainer, journal: ProviderJournal, since: Date, part: Part): Promise<Set<string>> {
  const ids = new Set<string>()
  await part("provider payments", async () => {
    const listed: string[] = []
    for await (const payment of journal.succeededPayments(since)) if (!settledHere.has(`payment ${payment.id}`)) listed.push(payment.id)
    const recorded = await recordedAmong(container, { kind: "payment", by: "object_id", ids: listed })
    for (const id of listed) {
      if (recorded.has(id)) remember(`payment ${id}`)
      else ids.add(id)
    }
  })
  await part("refunds begun here", async () => {
    for (const id of await paymentsRefundedHere(container, since)) ids.add(id)
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

const keyOf = (refund: ProviderRefund): string => `refund ${refund.id} ${refund.state}`

async function settleListedRefunds(container: MedusaContainer, journal: ProviderJournal, since: Date): Promise<number> {
  let count = 0
  const listed: ProviderRefund[] = []
  for await (const refund of journal.refunds(since)) {
    if (refund.state === "pending") waitingForRefund.add(refund.paymentId)
    else if (!settledHere.has(keyOf(refund))) listed.push(refund)
  }
  const recorded = await recordedAmong(container, { kind: "refund", by: "object_id", ids: listed.map((refund) => refund.id) })
  for (const refund of listed) {
    const isDone = refund.state === "succeeded" && recorded.has(refund.id)
    if (isDone || (await settleAll(container, journal, refund.paymentId))) remember(keyOf(refund))
    if (!isDone) count++
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
