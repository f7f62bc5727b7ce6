import type Stripe from "stripe"
import { newId, now, type Books, type EventType } from "./books.js"
import { API_VERSION, newDispute } from "./new-objects.js"
import { StripeRefusal, missing } from "./refusal.js"

interface Opening { payment_intent: string; amount?: number | undefined; fee: number; reason: string }

/** A payer's bank takes money back on its own. Only the control door opens and closes disputes; the shop reads them at `/v1/disputes`. */
export class Disputes {
  constructor(private readonly books: Books) {}

  /** Opens a dispute. Its money stays until `withdraw`, as a bank may ask before it takes. */
  open({ payment_intent, amount, fee, reason }: Opening): Stripe.Dispute {
    const intent = this.books.intents.get(payment_intent)
    const charge = intent && typeof intent.latest_charge === "string" ? this.books.charges.get(intent.latest_charge) : undefined
    if (!charge) throw missing("charge", payment_intent, "payment_intent")
    const left = charge.amount - charge.amount_refunded
    const disputed = amount ?? left
    if (disputed < 1 || disputed > left) throw new StripeRefusal(`Only ${left} of charge ${charge.id} is there to dispute.`)
    const dispute = newDispute(charge, { amount: disputed, reason, metadata: { fee_on_withdrawal: String(fee) } })
    this.books.put({ ...charge, disputed: true })
    this.save(dispute, "charge.dispute.created")
    return dispute
  }

  /** The bank takes the money, and the provider its fee. */
  withdraw(id: string): Stripe.Dispute {
    const dispute = this.retrieve(id)
    if (dispute.balance_transactions.length > 0) throw new StripeRefusal(`Dispute ${id} has withdrawn its funds already.`)
    return this.moved(dispute, movementOf(dispute, -dispute.amount, Number(dispute.metadata.fee_on_withdrawal ?? 0)), "charge.dispute.funds_withdrawn")
  }

  /** The bank decides. Won: the money comes back, the fee does not. */
  close(id: string, status: "won" | "lost"): Stripe.Dispute {
    const dispute = this.retrieve(id)
    if (dispute.status === "won" || dispute.status === "lost") throw new StripeRefusal(`Dispute ${id} is ${dispute.status} already.`)
    const closed: Stripe.Dispute = { ...dispute, status, is_charge_refundable: status === "won" }
    const withdrawn = dispute.balance_transactions.length > 0
    const after = status === "won" && withdrawn ? this.moved(closed, movementOf(dispute, dispute.amount, 0), "charge.dispute.funds_reinstated") : closed
    this.save(after, "charge.dispute.closed")
    return after
  }

  retrieve(id: string): Stripe.Dispute {
    const dispute = this.books.disputes.get(id)
    if (!dispute) throw missing("dispute", id)
    return dispute
  }

  /** Whether the bank holds, or has kept, money of this charge: then the provider refunds nothing of it. */
  holds(chargeId: string): boolean {
    return [...this.books.disputes.values()].some((dispute) => dispute.charge === chargeId && dispute.status !== "won")
  }

  private moved(dispute: Stripe.Dispute, movement: Stripe.BalanceTransaction, event: EventType): Stripe.Dispute {
    const after = { ...dispute, balance_transactions: [...dispute.balance_transactions, movement] }
    this.save(after, event)
    return after
  }

  private save(dispute: Stripe.Dispute, event: EventType): void {
    this.books.put(dispute)
    this.books.emit(event, dispute, API_VERSION)
  }
}

function movementOf(dispute: Stripe.Dispute, amount: number, fee: number): Stripe.BalanceTransaction {
  const fees: Stripe.BalanceTransaction.FeeDetail[] = fee === 0 ? [] : [{ amount: fee, application: null, currency: dispute.currency, description: "Dispute fee", type: "stripe_fee" }]
  return {
    id: newId("txn"), object: "balance_transaction", amount, available_on: now(), created: now(), currency: dispute.currency, description: `Chargeback ${amount < 0 ? "withdrawal" : "reversal"} for ${String(dispute.charge)}`,
    exchange_rate: null, fee, fee_details: fees, net: amount - fee, reporting_category: amount < 0 ? "dispute" : "dispute_reversal", source: dispute.id, status: "available", type: "adjustment",
  }
}
