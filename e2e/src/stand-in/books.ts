import { randomBytes } from "node:crypto"
import type Stripe from "stripe"
import { JournalFile } from "./journal-file.js"

/** `refund.failed` is sent since 2024-10; the SDK's list of this version ends before it. */
export type EventType = Stripe.Event["type"] | "refund.failed"
export type EventSubject = Stripe.PaymentIntent | Stripe.Charge | Stripe.Refund | Stripe.Dispute | Stripe.Customer
export type StoredEvent = Omit<Stripe.EventBase, "data" | "type"> & { type: EventType; data: { object: EventSubject; previous_attributes?: object } }
type StoredObject = EventSubject | Stripe.PaymentMethod | StoredEvent

/** What one Idempotency-Key was used for and what was answered. */
export interface KeptAnswer { key: string; fingerprint: string; status: number; body: unknown }

/** Where events go and how; set by the environment at start and by the control door later. */
export interface Settings {
  webhook_url: string | null
  webhook_secret: string
  /** event types that stay here: every one, or those named */
  withhold: "all" | string[]
  /** how often each event is delivered */
  times: number
  /** how long a delivery takes, in milliseconds; each one's own time is drawn between the two, so they overtake each other */
  delay_ms: { min: number; max: number }
  /** events wait until this many are there and then go out shuffled, one after the other; 1 sends each at once */
  reorder: number
  /** draws delays and orders; the same seed draws the same */
  seed: number
  /** what a new refund begins as; Alipay may take its time */
  refund_status: RefundStart
  /** what a pending refund becomes by itself, and when; null: only by the control door */
  refund_conclusion: { status: "succeeded" | "failed"; after_ms: number } | null
  /** so many confirmations are paid at once, as by a payer who needs no page */
  charge_on_confirm: number
}

export const REFUND_STARTS = ["succeeded", "pending", "failed"] as const
export type RefundStart = (typeof REFUND_STARTS)[number]

/** A stand-in that behaves: every event once and at once, every refund succeeds. */
export const calm: Omit<Settings, "webhook_url" | "webhook_secret"> = { withhold: [], times: 1, delay_ms: { min: 0, max: 0 }, reorder: 1, seed: 1, refund_status: "succeeded", refund_conclusion: null, charge_on_confirm: 0 }

type Change = { put: StoredObject } | { answer: KeptAnswer } | { settled: string; outcome: "delivered" | "discarded" } | { settings: Settings } | { deleted_customer: string } | { forgotten_keys: true }

/**
 * All state of the stand-in: maps in memory, rebuilt at start from the append-only file.
 * Operations put whole new objects and never change one in place; `flush` writes what one request did as one line.
 */
export class Books {
  readonly intents = new Map<string, Stripe.PaymentIntent>()
  readonly charges = new Map<string, Stripe.Charge>()
  readonly refunds = new Map<string, Stripe.Refund>()
  readonly disputes = new Map<string, Stripe.Dispute>()
  readonly customers = new Map<string, Stripe.Customer>()
  readonly methods = new Map<string, Stripe.PaymentMethod>()
  readonly events = new Map<string, StoredEvent>()
  readonly answers = new Map<string, KeptAnswer>()
  /** ids of events that still have to reach the shop */
  readonly undelivered = new Set<string>()
  settings: Settings
  onEvent: (event: StoredEvent) => void = () => undefined
  private readonly file: JournalFile
  private pending: Change[] = []

  constructor(folder: string, settings: Settings) {
    this.settings = settings
    this.file = new JournalFile(folder)
    this.file.replay((line) => {
      for (const change of line as Change[]) this.apply(change)
    })
    const { webhook_url, webhook_secret } = settings
    if (webhook_url) this.settings = { ...this.settings, webhook_url, webhook_secret }
  }

  put(object: StoredObject): void { this.change({ put: object }) }
  keepAnswer(answer: KeptAnswer): void { this.change({ answer }) }
  settle(eventId: string, outcome: "delivered" | "discarded"): void { this.change({ settled: eventId, outcome }) }
  configure(settings: Partial<Settings>): void { this.change({ settings: { ...this.settings, ...settings } }) }
  /** The provider keeps an Idempotency-Key for a day or so; after that the same call is a new one. */
  forgetKeys(): void { this.change({ forgotten_keys: true }) }
  deleteCustomer(id: string): void { this.change({ deleted_customer: id }) }

  /** Logs an event about the subject as it is now. */
  emit(type: EventType, subject: EventSubject, apiVersion: string): void {
    this.put({
      id: newId("evt"), object: "event", api_version: apiVersion, created: now(), data: { object: subject },
      livemode: false, pending_webhooks: 1, request: { id: null, idempotency_key: null }, type,
    })
  }

  /** Makes what this request did durable, then lets its events go. */
  flush(): void {
    if (this.pending.length === 0) return
    const done = this.pending
    this.pending = []
    this.file.append(done)
    for (const change of done) if ("put" in change && change.put.object === "event") this.onEvent(change.put)
  }

  private change(change: Change): void {
    this.apply(change)
    this.pending.push(change)
  }

  private apply(change: Change): void {
    if ("put" in change) this.store(change.put)
    else if ("answer" in change) this.answers.set(change.answer.key, change.answer)
    else if ("settled" in change) this.undelivered.delete(change.settled)
    else if ("deleted_customer" in change) this.customers.delete(change.deleted_customer)
    else if ("forgotten_keys" in change) this.answers.clear()
    else this.settings = { ...calm, ...change.settings }
  }

  private store(object: StoredObject): void {
    switch (object.object) {
      case "payment_intent": this.intents.set(object.id, object); break
      case "charge": this.charges.set(object.id, object); break
      case "refund": this.refunds.set(object.id, object); break
      case "dispute": this.disputes.set(object.id, object); break
      case "customer": this.customers.set(object.id, object); break
      case "payment_method": this.methods.set(object.id, object); break
      case "event":
        this.events.set(object.id, object)
        this.undelivered.add(object.id)
    }
  }
}

/** An id of Stripe's look: prefix and 24 letters or digits. */
export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(36).toString("base64").replace(/[^A-Za-z0-9]/g, "").slice(0, 24).padEnd(24, "0")}`
}

/** Seconds since 1970, Stripe's time. */
export function now(): number {
  return Math.floor(Date.now() / 1000)
}
