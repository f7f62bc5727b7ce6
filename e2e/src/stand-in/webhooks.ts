import Stripe from "stripe"
import type { Books, StoredEvent } from "./books.js"
import { drawsFrom, shuffled } from "./shuffle.js"

export interface Delivery { event: string; type: string; at: string; attempt: number; status: number | null; error: string | null }

const signer = new Stripe("sk_test_stand_in_signs_only")
/** As Stripe does, for about three days. */
const ATTEMPTS = 4_300
const REMEMBERED = 5000

/** Brings events to the shop's endpoint, signed, again and again with growing pauses until it answers 2xx. */
export class Webhooks {
  readonly deliveries: Delivery[] = []
  private readonly timers = new Set<NodeJS.Timeout>()
  private closed = false
  private draw: () => number
  /** events held back until enough are there to be shuffled */
  private gathered: StoredEvent[] = []

  /** @param firstPauseMs the pause after the first failure; it doubles up to a minute */
  constructor(private readonly books: Books, private readonly firstPauseMs: number) {
    this.draw = drawsFrom(books.settings.seed)
    books.onEvent = (event) => this.firstSend(event)
  }

  isWithheld(event: StoredEvent): boolean {
    const { withhold } = this.books.settings
    return withhold === "all" || withhold.includes(event.type)
  }

  /** Everything that has not reached the shop and is not withheld; called at start and after a release. */
  resume(): void {
    this.gathered = []
    for (const id of this.books.undelivered) {
      const event = this.books.events.get(id)
      if (event) this.schedule(event, 1, 0)
    }
  }

  /** Begins the draws anew; called when delay, order or seed change. What was gathered goes out. */
  restartDraws(): void {
    this.draw = drawsFrom(this.books.settings.seed)
    this.resume()
  }

  /** Sends one event now, withheld or not, `times` times at once. */
  async deliver(event: StoredEvent, times = this.books.settings.times, attempt = 1): Promise<boolean> {
    const outcomes = await Promise.all(Array.from({ length: times }, () => this.send(event, attempt)))
    const reached = outcomes.some(Boolean)
    // One that arrives after the end stays undelivered in the journal and goes out again after the next start, as it would after a kill.
    if (reached && !this.closed && this.books.undelivered.has(event.id)) {
      this.books.settle(event.id, "delivered")
      this.books.flush()
    }
    return reached
  }

  close(): void {
    this.closed = true
    for (const timer of this.timers) clearTimeout(timer)
  }

  private firstSend(event: StoredEvent): void {
    const { delay_ms: delay, reorder } = this.books.settings
    if (reorder < 2) return this.schedule(event, 1, delay.min + Math.round(this.draw() * (delay.max - delay.min)))
    this.gathered.push(event)
    if (this.gathered.length < reorder) return
    const batch = shuffled(this.gathered, this.draw)
    this.gathered = []
    void batch.reduce((before, next) => before.then(() => this.attempt(next, 1)), Promise.resolve())
  }

  private schedule(event: StoredEvent, attempt: number, pauseMs: number): void {
    if (this.closed) return
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      void this.attempt(event, attempt)
    }, pauseMs)
    timer.unref()
    this.timers.add(timer)
  }

  private async attempt(event: StoredEvent, attempt: number): Promise<void> {
    if (this.closed || !this.books.undelivered.has(event.id) || this.isWithheld(event) || !this.books.settings.webhook_url) return
    if (await this.deliver(event, this.books.settings.times, attempt)) return
    if (attempt < ATTEMPTS) this.schedule(event, attempt + 1, Math.min(60_000, this.firstPauseMs * 2 ** Math.min(attempt - 1, 16)))
  }

  private async send(event: StoredEvent, attempt: number): Promise<boolean> {
    const { webhook_url, webhook_secret } = this.books.settings
    const log: Delivery = { event: event.id, type: event.type, at: new Date().toISOString(), attempt, status: null, error: null }
    this.deliveries.push(log)
    if (this.deliveries.length > REMEMBERED) this.deliveries.shift()
    if (!webhook_url) {
      log.error = "no endpoint"
      return false
    }
    const payload = JSON.stringify(event, null, 2)
    const signature = signer.webhooks.generateTestHeaderString({ payload, secret: webhook_secret })
    try {
      const answer = await fetch(webhook_url, { method: "POST", body: payload, headers: { "content-type": "application/json; charset=utf-8", "stripe-signature": signature, "user-agent": "Stripe/1.0" }, signal: AbortSignal.timeout(15_000) })
      await answer.arrayBuffer()
      log.status = answer.status
      return answer.ok
    } catch (error) {
      log.error = error instanceof Error ? error.message : String(error)
      return false
    }
  }
}
