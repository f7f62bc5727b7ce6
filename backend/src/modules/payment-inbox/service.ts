import type { InferTypeOf } from "@medusajs/framework/types"
import { MedusaService } from "@medusajs/framework/utils"
import type { InboxEvent } from "@qianhang/shared/contracts"
import { CartOrder } from "./models/cart-order"
import { ProviderEvent } from "./models/provider-event"

export interface ReceivedEvent {
  provider: string
  eventId: string
  type: string
  paymentId: string | null
  occurredAt: Date
}

export interface DueEvent {
  id: string
  type: string
  paymentId: string | null
  attempts: number
}

/** An event is tried this often before it becomes a dead letter; the pause doubles from 5 s. */
export const MAX_ATTEMPTS = 8
const FIRST_PAUSE_MS = 5_000

/** Door of the inbox: what the provider said, and which of it still needs looking at. */
export class PaymentInboxService extends MedusaService({ ProviderEvent, CartOrder }) {
  /** Stores an event once. A repeated delivery answers the first one's id and `fresh: false`. */
  async receive(event: ReceivedEvent): Promise<{ id: string; fresh: boolean }> {
    const key = { provider: event.provider, event_id: event.eventId }
    const known = async () => (await this.listProviderEvents(key, { take: 1 }))[0]
    const earlier = await known()
    if (earlier) return { id: earlier.id, fresh: false }
    try {
      const stored = await this.createProviderEvents({ ...key, type: event.type, payment_id: event.paymentId, occurred_at: event.occurredAt, next_attempt_at: new Date() })
      return { id: stored.id, fresh: true }
    } catch (error) {
      const winner = await known()
      if (!winner) throw error
      return { id: winner.id, fresh: false }
    }
  }

  /** Events that wait and whose pause is over, oldest first. */
  async due(now: Date, limit = 50): Promise<DueEvent[]> {
    const events = await this.listProviderEvents({ state: "received", next_attempt_at: { $lte: now } }, { take: limit, order: { created_at: "ASC" } })
    return events.map((event) => ({ id: event.id, type: event.type, paymentId: event.payment_id, attempts: event.attempts }))
  }

  /** When the newest event here happened; null while there is none. Tells how long the shop was away. */
  async newestOccurredAt(): Promise<Date | null> {
    const [newest] = await this.listProviderEvents({}, { take: 1, order: { occurred_at: "DESC" }, select: ["id", "occurred_at"] })
    return newest?.occurred_at ?? null
  }

  async markProcessed(id: string, at: Date): Promise<void> {
    await this.updateProviderEvents({ id, state: "processed", processed_at: at, last_error: null })
  }

  /** Counts a failed attempt: a later retry, or a dead letter after the last one. */
  async markFailed(event: DueEvent, reason: string, now: Date): Promise<void> {
    const attempts = event.attempts + 1
    const pause = FIRST_PAUSE_MS * 2 ** (attempts - 1)
    await this.updateProviderEvents({ id: event.id, attempts, last_error: reason.slice(0, 500), state: attempts >= MAX_ATTEMPTS ? "dead" : "received", next_attempt_at: new Date(now.getTime() + pause) })
  }

  /** Puts a dead letter back to work. @returns false for an event that is not dead (any more) */
  async replay(id: string, now: Date): Promise<boolean> {
    const changed = await this.updateProviderEvents({ selector: { id, state: "dead" }, data: { state: "received", attempts: 0, next_attempt_at: now } })
    return changed.length > 0
  }

  /** Events of one state or of all, newest first. */
  async page(state: InboxEvent["state"] | undefined, { page, pageSize }: { page: number; pageSize: number }): Promise<{ events: InboxEvent[]; total: number }> {
    const [rows, total] = await this.listAndCountProviderEvents(state ? { state } : {}, { take: pageSize, skip: (page - 1) * pageSize, order: { occurred_at: "DESC" } })
    return { events: rows.map(viewOf), total }
  }

  async view(id: string): Promise<InboxEvent | null> {
    const [row] = await this.listProviderEvents({ id }, { take: 1 })
    return row ? viewOf(row) : null
  }

  /** Claims a cart for an order. @returns false when another order holds it. Idempotent for the same pair. */
  async claimCart(cartId: string, orderId: string): Promise<boolean> {
    const holder = async () => (await this.listCartOrders({ cart_id: cartId }, { take: 1 }))[0]
    const earlier = await holder()
    if (earlier) return earlier.order_id === orderId
    try {
      await this.createCartOrders({ cart_id: cartId, order_id: orderId })
      return true
    } catch (error) {
      const winner = await holder()
      if (!winner) throw error
      return winner.order_id === orderId
    }
  }

  /** Gives a claim back when its order was not completed after all. */
  async releaseCart(cartId: string, orderId: string): Promise<void> {
    const claims = await this.listCartOrders({ cart_id: cartId, order_id: orderId })
    if (claims.length > 0) await this.deleteCartOrders(claims.map((claim) => claim.id))
  }

  /** The cart an order came from, or undefined. */
  async cartOf(orderId: string): Promise<string | undefined> {
    return (await this.listCartOrders({ order_id: orderId }, { take: 1 }))[0]?.cart_id
  }
}

function viewOf(row: InferTypeOf<typeof ProviderEvent>): InboxEvent {
  const { id, provider, event_id, type, payment_id, state, attempts, last_error } = row
  return {
    id, provider, event_id, type, payment_id, state, attempts, last_error, next_attempt_at: row.next_attempt_at.toISOString(),
    occurred_at: row.occurred_at.toISOString(), received_at: row.created_at.toISOString(), processed_at: row.processed_at?.toISOString() ?? null,
  }
}
