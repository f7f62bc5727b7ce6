import type Stripe from "stripe"
import { now, type Books, type EventType } from "./books.js"
import { API_VERSION, newAlipayMethod, newCharge, newIntent } from "./new-objects.js"
import { amount, flag, list, mergedMetadata, nested, oneOf, refuseUnknown, requiredText, text, type Parameters } from "./parameters.js"
import { StripeRefusal, missing } from "./refusal.js"

const CREATE = ["amount", "currency", "metadata", "description", "capture_method", "setup_future_usage", "payment_method_types", "payment_method_data", "payment_method_options", "automatic_payment_methods", "off_session", "confirm", "payment_method", "return_url", "customer", "receipt_email", "statement_descriptor", "confirmation_method"]
const CONFIRM = ["payment_method", "payment_method_data", "payment_method_options", "payment_method_types", "return_url", "off_session", "use_stripe_sdk", "receipt_email", "setup_future_usage", "capture_method", "mandate_data"]
const UPDATE = ["amount", "currency", "metadata", "description", "payment_method", "payment_method_data", "payment_method_options", "payment_method_types", "customer", "receipt_email", "setup_future_usage", "statement_descriptor", "capture_method"]
const OPEN = ["requires_payment_method", "requires_confirmation", "requires_action"] as const

/** Everything that can happen to a payment intent, for the one method this shop uses first: Alipay, captured at once. */
export class PaymentIntents {
  /** @param pageOf the address of the hosted page where the payer decides */
  constructor(private readonly books: Books, private readonly pageOf: (intentId: string) => string) {}

  create(parameters: Parameters): Stripe.PaymentIntent {
    refuseUnknown(parameters, CREATE)
    requiredText(parameters, "amount")
    const currency = requiredText(parameters, "currency").toLowerCase()
    if (!/^[a-z]{3}$/.test(currency)) throw new StripeRefusal(`Invalid currency: ${currency}`, { param: "currency" })
    refuseManualCapture(parameters)
    const customer = this.knownCustomer(parameters)
    const types = knownTypes(parameters)
    const intent = newIntent({
      amount: amount(parameters, "amount") ?? 0, currency, metadata: mergedMetadata({}, parameters), customer: customer ?? null,
      description: text(parameters, "description") ?? null, receipt_email: text(parameters, "receipt_email") ?? null,
      setup_future_usage: oneOf<"off_session" | "on_session">(parameters, "setup_future_usage", ["off_session", "on_session"]) ?? null,
      statement_descriptor: text(parameters, "statement_descriptor") ?? null, payment_method_types: types ?? ["alipay"],
      automatic_payment_methods: types ? null : { enabled: true, allow_redirects: "always" },
    })
    const confirmNow = flag(parameters, "confirm")
    const withMethod = this.attachMethod(intent, parameters)
    const ready = confirmNow ? this.confirmed(withMethod, parameters) : withMethod
    this.save(intent, "payment_intent.created")
    this.save(ready, ...(confirmNow ? ["payment_intent.requires_action" as const] : []))
    return ready
  }

  retrieve(id: string): Stripe.PaymentIntent {
    const intent = this.books.intents.get(id)
    if (!intent) throw missing("payment_intent", id, "intent")
    return intent
  }

  update(id: string, parameters: Parameters): Stripe.PaymentIntent {
    const intent = this.retrieve(id)
    refuseUnknown(parameters, UPDATE)
    const changesMoney = Object.keys(parameters).some((name) => !["metadata", "description", "receipt_email", "expand"].includes(name))
    if (changesMoney && !isOpen(intent)) throw unexpected(intent, "update", OPEN)
    refuseManualCapture(parameters)
    const updated = this.attachMethod({
      ...intent, amount: amount(parameters, "amount") ?? intent.amount, currency: text(parameters, "currency") ?? intent.currency,
      metadata: mergedMetadata(intent.metadata, parameters), description: text(parameters, "description") ?? intent.description,
      payment_method_types: knownTypes(parameters) ?? intent.payment_method_types, customer: this.knownCustomer(parameters) ?? intent.customer,
      receipt_email: text(parameters, "receipt_email") ?? intent.receipt_email,
    }, parameters)
    this.save(updated)
    return updated
  }

  confirm(id: string, parameters: Parameters): Stripe.PaymentIntent {
    const intent = this.retrieve(id)
    refuseUnknown(parameters, CONFIRM)
    if (!isOpen(intent)) throw unexpected(intent, "confirm", OPEN)
    refuseManualCapture(parameters)
    const confirmed = this.confirmed(this.attachMethod(intent, parameters), parameters)
    this.save(confirmed, "payment_intent.requires_action")
    return this.paidAtOnce(confirmed)
  }

  capture(id: string, parameters: Parameters): Stripe.PaymentIntent {
    refuseUnknown(parameters, ["amount_to_capture", "metadata"])
    throw unexpected(this.retrieve(id), "capture", ["requires_capture"])
  }

  cancel(id: string, parameters: Parameters): Stripe.PaymentIntent {
    const intent = this.retrieve(id)
    refuseUnknown(parameters, ["cancellation_reason"])
    const reason = oneOf(parameters, "cancellation_reason", ["duplicate", "fraudulent", "requested_by_customer", "abandoned"]) ?? null
    if (!isOpen(intent)) throw unexpected(intent, "cancel", [...OPEN, "requires_capture", "processing"])
    const canceled: Stripe.PaymentIntent = { ...intent, status: "canceled", canceled_at: now(), cancellation_reason: reason, next_action: null }
    this.save(canceled, "payment_intent.canceled")
    return canceled
  }

  /** The payer agreed. `late` lets money arrive for an intent that was cancelled meanwhile: a fault for tests only. */
  approve(id: string, late = false): Stripe.PaymentIntent {
    const intent = this.retrieve(id)
    if (intent.status !== "requires_action" && !(late && intent.status !== "succeeded")) throw unexpected(intent, "pay", ["requires_action"])
    const charge = newCharge(intent)
    const paid: Stripe.PaymentIntent = { ...intent, status: "succeeded", amount_received: intent.amount, latest_charge: charge.id, next_action: null, last_payment_error: null, canceled_at: null, cancellation_reason: null }
    this.books.put(charge)
    this.books.emit("charge.succeeded", charge, API_VERSION)
    this.save(paid, "payment_intent.succeeded")
    return paid
  }

  /** The payer gave up: the intent may be confirmed again. */
  refuse(id: string): Stripe.PaymentIntent {
    const intent = this.retrieve(id)
    if (intent.status !== "requires_action") throw unexpected(intent, "refuse", ["requires_action"])
    const method = typeof intent.payment_method === "string" ? this.books.methods.get(intent.payment_method) : undefined
    const error: Stripe.PaymentIntent.LastPaymentError = { code: "payment_intent_authentication_failure", message: "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.", payment_method: method, type: "invalid_request_error" }
    const failed: Stripe.PaymentIntent = { ...intent, status: "requires_payment_method", payment_method: null, next_action: null, last_payment_error: error }
    this.save(failed, "payment_intent.payment_failed")
    return failed
  }

  /** Some payers have agreed before they are asked; only a test's lever makes them. */
  private paidAtOnce(intent: Stripe.PaymentIntent): Stripe.PaymentIntent {
    const { charge_on_confirm: times } = this.books.settings
    if (times < 1) return intent
    this.books.configure({ charge_on_confirm: times - 1 })
    return this.approve(intent.id)
  }

  private confirmed(intent: Stripe.PaymentIntent, parameters: Parameters): Stripe.PaymentIntent {
    if (!intent.payment_method) throw new StripeRefusal("You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method.", { code: "payment_intent_unexpected_state", payment_intent: intent, kept: true })
    const returnUrl = text(parameters, "return_url")
    if (!returnUrl) throw new StripeRefusal("You must provide a `return_url` when confirming a PaymentIntent with the payment method type alipay.", { code: "parameter_missing", param: "return_url" })
    if (!/^https?:\/\/[^\s]+$/.test(returnUrl)) throw new StripeRefusal("Not a valid URL", { code: "url_invalid", param: "return_url" })
    const next: Stripe.PaymentIntent.NextAction = { type: "alipay_handle_redirect", alipay_handle_redirect: { native_data: null, native_url: null, return_url: returnUrl, url: this.pageOf(intent.id) } }
    return { ...intent, status: "requires_action", next_action: next, last_payment_error: null }
  }

  private attachMethod(intent: Stripe.PaymentIntent, parameters: Parameters): Stripe.PaymentIntent {
    const id = text(parameters, "payment_method")
    const sent = nested(parameters, "payment_method_data")
    if (id && !this.books.methods.has(id)) throw missing("PaymentMethod", id, "payment_method")
    if (!id && !sent) return intent
    if (sent) {
      const type = requiredText(sent, "type")
      if (!intent.payment_method_types.includes(type)) throw new StripeRefusal(`The PaymentMethod provided (${type}) is not allowed for this PaymentIntent. Please attach a PaymentMethod of one of the following types: ${intent.payment_method_types.join(", ")}.`, { param: "payment_method_data[type]", code: "payment_method_invalid_parameter" })
    }
    const method = id ?? this.newMethod().id
    return { ...intent, payment_method: method, status: intent.status === "requires_payment_method" ? "requires_confirmation" : intent.status }
  }

  private newMethod(): Stripe.PaymentMethod {
    const method = newAlipayMethod(null)
    this.books.put(method)
    return method
  }

  private knownCustomer(parameters: Parameters): string | undefined {
    const id = text(parameters, "customer")
    if (!id) return undefined
    if (!this.books.customers.has(id)) throw missing("customer", id, "customer")
    return id
  }

  private save(intent: Stripe.PaymentIntent, ...events: EventType[]): void {
    this.books.put(intent)
    for (const type of events) this.books.emit(type, intent, API_VERSION)
  }
}

function isOpen(intent: Stripe.PaymentIntent): boolean {
  return OPEN.some((status) => status === intent.status)
}

function refuseManualCapture(parameters: Parameters): void {
  const method = oneOf(parameters, "capture_method", ["automatic", "automatic_async", "manual"])
  if (method === "manual") throw new StripeRefusal("The payment method type alipay does not support manual capture.", { param: "capture_method", code: "payment_intent_invalid_parameter" })
}

function knownTypes(parameters: Parameters): string[] | undefined {
  const types = list(parameters, "payment_method_types")
  const strange = types?.find((type) => type !== "alipay")
  if (strange !== undefined) throw new StripeRefusal(`The payment method type provided: ${strange} is invalid. Please ensure the provided type is activated in your dashboard and your account is enabled for any preview features that you are trying to use.`, { param: "payment_method_types", code: "payment_intent_invalid_parameter" })
  return types
}

function unexpected(intent: Stripe.PaymentIntent, verb: string, allowed: readonly string[]): StripeRefusal {
  return new StripeRefusal(`You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be used: ${allowed.join(", ")}.`, { code: "payment_intent_unexpected_state", payment_intent: intent, kept: true })
}
