import type Stripe from "stripe"

/** A dispute as the provider's own books show it. What counts is the money that moved, not the word for it. */
export interface ProviderDispute {
  id: string
  paymentId: string
  currency: string
  state: "open" | "won" | "lost"
  /** taken by the bank so far; 0 while it only asks */
  withdrawnFen: bigint
  /** given back by the bank */
  reinstatedFen: bigint
  /** what the provider charged for it */
  feeFen: bigint
  withdrawnAt: Date
  reinstatedAt: Date
}

/** Reads a dispute by its balance transactions. A closed inquiry that never took money is neither won nor lost: nothing moved. */
export function readDispute(dispute: Stripe.Dispute): ProviderDispute {
  const movements = [...dispute.balance_transactions].sort((a, b) => a.created - b.created)
  const taken = movements.filter((movement) => movement.amount < 0)
  const given = movements.filter((movement) => movement.amount > 0)
  const total = (rows: Stripe.BalanceTransaction[]) => rows.reduce((sum, row) => sum + BigInt(row.amount), 0n)
  const timeOf = (row: Stripe.BalanceTransaction | undefined) => new Date((row?.created ?? dispute.created) * 1000)
  const paymentId = typeof dispute.payment_intent === "object" ? dispute.payment_intent?.id : dispute.payment_intent
  return {
    id: dispute.id,
    paymentId: paymentId ?? "",
    currency: dispute.currency.toLowerCase(),
    state: dispute.status === "won" || dispute.status === "lost" ? dispute.status : "open",
    withdrawnFen: -total(taken),
    reinstatedFen: total(given),
    feeFen: movements.reduce((sum, movement) => sum + BigInt(movement.fee), 0n),
    withdrawnAt: timeOf(taken[0]),
    reinstatedAt: timeOf(given[0]),
  }
}
