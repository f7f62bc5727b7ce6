import type Stripe from "stripe"
import { newId, now } from "./books.js"

const nobody: Stripe.PaymentMethod.BillingDetails = { address: null, email: null, name: null, phone: null }

/** The version whose shapes are spoken: the one stripe 15.12.0 asks for. */
export const API_VERSION = "2024-04-10"

type IntentFacts = Pick<Stripe.PaymentIntent, "amount" | "currency" | "metadata" | "description" | "customer" | "payment_method_types" | "automatic_payment_methods" | "setup_future_usage" | "receipt_email" | "statement_descriptor">

export function newIntent(facts: IntentFacts): Stripe.PaymentIntent {
  const id = newId("pi")
  return {
    id, object: "payment_intent", amount_capturable: 0, amount_received: 0, application: null, application_fee_amount: null,
    canceled_at: null, cancellation_reason: null, capture_method: "automatic", client_secret: `${id}_secret_${newId("s").slice(2)}`,
    confirmation_method: "automatic", created: now(), invoice: null, last_payment_error: null, latest_charge: null, livemode: false,
    next_action: null, on_behalf_of: null, payment_method: null, payment_method_configuration_details: null, payment_method_options: {},
    processing: null, review: null, shipping: null, source: null, statement_descriptor_suffix: null, status: "requires_payment_method",
    transfer_data: null, transfer_group: null, ...facts,
  }
}

export function newAlipayMethod(customer: string | null): Stripe.PaymentMethod {
  return { id: newId("pm"), object: "payment_method", alipay: {}, billing_details: nobody, created: now(), customer, livemode: false, metadata: {}, type: "alipay" }
}

/** The charge of an intent whose payer agreed. */
export function newCharge(intent: Stripe.PaymentIntent): Stripe.Charge {
  return {
    id: newId("py"), object: "charge", amount: intent.amount, amount_captured: intent.amount, amount_refunded: 0, application: null,
    application_fee: null, application_fee_amount: null, balance_transaction: newId("txn"), billing_details: nobody,
    calculated_statement_descriptor: null, captured: true, created: now(), currency: intent.currency, customer: intent.customer,
    description: intent.description, disputed: false, failure_balance_transaction: null, failure_code: null, failure_message: null,
    fraud_details: {}, invoice: null, livemode: false, metadata: intent.metadata, on_behalf_of: null,
    outcome: { network_status: "approved_by_network", reason: null, risk_level: "not_assessed", seller_message: "Payment complete.", type: "authorized" },
    paid: true, payment_intent: intent.id, payment_method: typeof intent.payment_method === "string" ? intent.payment_method : null,
    payment_method_details: { type: "alipay", alipay: { buyer_id: "2088000000000000", fingerprint: null, transaction_id: `demo${Date.now()}` } },
    receipt_email: intent.receipt_email, receipt_number: null, receipt_url: null, refunded: false, review: null, shipping: null, source: null,
    source_transfer: null, statement_descriptor: null, statement_descriptor_suffix: null, status: "succeeded", transfer_data: null, transfer_group: null,
  }
}

type RefundFacts = Pick<Stripe.Refund, "amount" | "metadata" | "reason" | "status" | "failure_reason">

export function newRefund(charge: Stripe.Charge, facts: RefundFacts): Stripe.Refund {
  return {
    id: newId("pyr"), object: "refund", balance_transaction: newId("txn"), charge: charge.id, created: now(), currency: charge.currency,
    payment_intent: charge.payment_intent, receipt_number: null, source_transfer_reversal: null, transfer_reversal: null, ...facts,
  }
}

type DisputeFacts = Pick<Stripe.Dispute, "amount" | "reason" | "metadata">

const noEvidence: Stripe.Dispute.Evidence = {
  access_activity_log: null, billing_address: null, cancellation_policy: null, cancellation_policy_disclosure: null, cancellation_rebuttal: null, customer_communication: null,
  customer_email_address: null, customer_name: null, customer_purchase_ip: null, customer_signature: null, duplicate_charge_documentation: null, duplicate_charge_explanation: null,
  duplicate_charge_id: null, product_description: null, receipt: null, refund_policy: null, refund_policy_disclosure: null, refund_refusal_explanation: null, service_date: null,
  service_documentation: null, shipping_address: null, shipping_carrier: null, shipping_date: null, shipping_documentation: null, shipping_tracking_number: null, uncategorized_file: null, uncategorized_text: null,
}

/** What a payer's bank opens against a charge. */
export function newDispute(charge: Stripe.Charge, facts: DisputeFacts): Stripe.Dispute {
  return {
    id: newId("dp"), object: "dispute", balance_transactions: [], charge: charge.id, created: now(), currency: charge.currency, evidence: noEvidence,
    evidence_details: { due_by: now() + 7 * 86_400, has_evidence: false, past_due: false, submission_count: 0 }, is_charge_refundable: false, livemode: false,
    payment_intent: charge.payment_intent, status: "needs_response", ...facts,
  }
}

type CustomerFacts = Pick<Stripe.Customer, "email" | "name" | "phone" | "description" | "metadata">

export function newCustomer(facts: CustomerFacts): Stripe.Customer {
  return {
    id: newId("cus"), object: "customer", address: null, balance: 0, created: now(), currency: null, default_source: null, delinquent: false,
    discount: null, invoice_prefix: null, invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false, preferred_locales: [], shipping: null, tax_exempt: "none", test_clock: null, ...facts,
  }
}
