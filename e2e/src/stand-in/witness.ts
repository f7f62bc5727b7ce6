import type Stripe from "stripe"
import type { Books } from "./books.js"

/** Every charge, refund and dispute, as integers of fen in decimal strings: the witness outside the shop. */
export function witness({ charges, refunds, disputes }: Books) {
  const paid = [...charges.values()].filter((charge) => charge.status === "succeeded")
  const given = [...refunds.values()].filter((refund) => refund.status === "succeeded")
  return {
    charges: paid.map((charge) => ({ id: charge.id, payment_intent: charge.payment_intent, amount_fen: String(charge.amount), refunded_fen: String(charge.amount_refunded), currency: charge.currency, created: charge.created, metadata: charge.metadata })),
    refunds: given.map(refundRow),
    unfinished_refunds: [...refunds.values()].filter((refund) => refund.status !== "succeeded").map(refundRow),
    disputes: [...disputes.values()].map((dispute) => ({ id: dispute.id, payment_intent: dispute.payment_intent, charge: dispute.charge, amount_fen: String(dispute.amount), status: dispute.status, balance_fen: String(balanceOf(dispute)), fee_fen: String(feeOf(dispute)), created: dispute.created })),
    charged_fen: sum(paid.map((charge) => charge.amount)),
    refunded_fen: sum(given.map((refund) => refund.amount)),
    dispute_balance_fen: sum([...disputes.values()].map(balanceOf)),
  }
}

const refundRow = (refund: Stripe.Refund) => ({ id: refund.id, payment_intent: refund.payment_intent, charge: refund.charge, amount_fen: String(refund.amount), status: refund.status, currency: refund.currency, created: refund.created, metadata: refund.metadata })

/** What the dispute did to the shop's balance, fee included: negative while the bank holds the money. */
const balanceOf = (dispute: Stripe.Dispute): number => dispute.balance_transactions.reduce((total, movement) => total + movement.net, 0)
const feeOf = (dispute: Stripe.Dispute): number => dispute.balance_transactions.reduce((total, movement) => total + movement.fee, 0)
const sum = (amounts: number[]): string => String(amounts.reduce((total, each) => total + each, 0))
