import type Stripe from "stripe"
import type { Books, RefundStart } from "./books.js"
import type { Disputes } from "./disputes.js"
import { API_VERSION, newRefund } from "./new-objects.js"
import { amount, mergedMetadata, oneOf, refuseUnknown, text, type Parameters } from "./parameters.js"
import { StripeRefusal, missing } from "./refusal.js"

/** Refunds of a charge, never more than what is left of it. */
export class Refunds {
  private readonly timers = new Set<NodeJS.Timeout>()

  constructor(private readonly books: Books, private readonly disputes: Disputes) {}

  create(parameters: Parameters): Stripe.Refund {
    refuseUnknown(parameters, ["amount", "payment_intent", "charge", "reason", "metadata", "refund_application_fee", "reverse_transfer"])
    const charge = this.chargeOf(parameters)
    const asked = amount(parameters, "amount")
    const reason = oneOf(parameters, "reason", ["duplicate", "fraudulent", "requested_by_customer"]) ?? null
    const left = charge.amount - charge.amount_refunded
    if (this.disputes.holds(charge.id)) throw new StripeRefusal(`Charge ${charge.id} has been charged back; it cannot be refunded.`, { code: "charge_disputed", kept: true })
    if (left === 0) throw new StripeRefusal(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded", kept: true })
    if (asked !== undefined && asked > left) throw new StripeRefusal(`Refund amount (${money(asked)}) is greater than unrefunded amount on charge (${money(left)})`, { code: "amount_too_large", param: "amount", kept: true })
    const refund = newRefund(charge, { amount: asked ?? left, reason, metadata: mergedMetadata({}, parameters), ...started(this.books.settings.refund_status) })
    this.books.put(refund)
    this.books.emit("refund.created", refund, API_VERSION)
    if (refund.status === "failed") this.books.emit("refund.failed", refund, API_VERSION)
    else this.books.emit("charge.refunded", this.moveRefunded(charge, refund.amount), API_VERSION)
    if (refund.status === "pending") this.concludeLater(refund.id)
    return refund
  }

  retrieve(id: string): Stripe.Refund {
    const refund = this.books.refunds.get(id)
    if (!refund) throw missing("refund", id)
    return refund
  }

  update(id: string, parameters: Parameters): Stripe.Refund {
    const refund = this.retrieve(id)
    refuseUnknown(parameters, ["metadata"])
    const updated = { ...refund, metadata: mergedMetadata(refund.metadata ?? {}, parameters) }
    this.save(updated)
    return updated
  }

  /** What Alipay says in the end about a pending refund, or about one that bounced after it had succeeded. */
  conclude(id: string, status: "succeeded" | "failed"): Stripe.Refund {
    const refund = this.retrieve(id)
    const possible = refund.status === "pending" || (refund.status === "succeeded" && status === "failed")
    if (!possible) throw new StripeRefusal(`Refund ${id} is ${refund.status} and cannot become ${status}.`, { kept: true })
    const concluded: Stripe.Refund = { ...refund, status, ...(status === "failed" ? { failure_reason: BOUNCED } : {}) }
    const charge = typeof refund.charge === "string" ? this.books.charges.get(refund.charge) : undefined
    if (status === "failed" && charge) this.moveRefunded(charge, -refund.amount)
    this.save(concluded)
    if (status === "failed") this.books.emit("refund.failed", concluded, API_VERSION)
    return concluded
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer)
  }

  /** A pending refund that the settings conclude by themselves. A restart forgets it; the control door still can. */
  private concludeLater(id: string): void {
    const { refund_conclusion: conclusion } = this.books.settings
    if (!conclusion) return
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      if (this.books.refunds.get(id)?.status === "pending") this.conclude(id, conclusion.status)
      this.books.flush()
    }, conclusion.after_ms)
    timer.unref()
    this.timers.add(timer)
  }

  private save(refund: Stripe.Refund): void {
    this.books.put(refund)
    this.books.emit("refund.updated", refund, API_VERSION)
    this.books.emit("charge.refund.updated", refund, API_VERSION)
  }

  private moveRefunded(charge: Stripe.Charge, by: number): Stripe.Charge {
    const refunded = charge.amount_refunded + by
    const moved: Stripe.Charge = { ...charge, amount_refunded: refunded, refunded: refunded === charge.amount }
    this.books.put(moved)
    return moved
  }

  private chargeOf(parameters: Parameters): Stripe.Charge {
    const intentId = text(parameters, "payment_intent")
    const chargeId = text(parameters, "charge")
    if (!intentId && !chargeId) throw new StripeRefusal("One of the following params should be provided for this request: payment_intent or charge.", { code: "parameter_missing" })
    const intent = intentId ? this.books.intents.get(intentId) : undefined
    if (intentId && !intent) throw missing("payment_intent", intentId, "payment_intent")
    if (intent && !intent.latest_charge) throw new StripeRefusal("This PaymentIntent does not have a successful charge to refund.", { code: "resource_missing", param: "payment_intent", kept: true })
    const id = intent && typeof intent.latest_charge === "string" ? intent.latest_charge : chargeId
    const charge = id ? this.books.charges.get(id) : undefined
    if (!charge) throw missing("charge", id ?? "", "charge")
    return charge
  }
}

const BOUNCED = "expired_or_canceled_card"
const started = (status: RefundStart) => ({ status, ...(status === "failed" ? { failure_reason: BOUNCED } : {}) })

function money(fen: number): string {
  return `¥${(fen / 100).toFixed(2)}`
}
