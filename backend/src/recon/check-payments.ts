import { checkOf, type Check } from "./check"
import { netFen, type BookedPayment, type Books } from "./books"

/** (b) The provider's, Medusa's and the ledger's books name the same payments with the same amounts, disputes included where the book knows them (Medusa does not); pending refunds apart. */
export function checkBooksAgree({ provider, ledger, medusa }: Books): Check {
  const problems: Record<string, string>[] = []
  const ids = new Set([...provider.payments.keys(), ...ledger.payments.keys(), ...medusa.payments.keys()])
  for (const id of ids) {
    const [said, posted, held] = [provider.payments.get(id), ledger.payments.get(id), medusa.payments.get(id)]
    if (said?.capturedFen !== posted?.capturedFen || said?.refundedFen !== posted?.refundedFen || said?.disputeFen !== posted?.disputeFen) {
      problems.push({ payment: id, provider: told(said), ledger: told(posted) })
    }
    const expected = posted?.kind === "unapplied" && netFen(held) === 0n ? held : said
    if (held?.capturedFen !== expected?.capturedFen || !refundsAgree(held, expected, said?.pendingRefundsFen)) problems.push({ payment: id, provider: told(said), medusa: told(held) })
  }
  const totals = {
    provider_fen: total([...provider.payments.values()].map((payment) => netFen(payment) + payment.disputeFen)),
    ledger_fen: ledger.clearingFen,
    medusa_fen: total([...medusa.payments.values()].map(netFen)),
    orders_fen: total([...medusa.orders.values()].map((order) => order.transactionsFen)),
    held_unapplied_fen: total([...ledger.payments.values()].filter((payment) => payment.kind === "unapplied").map(netFen)),
    disputes_fen: total([...provider.payments.values()].map((payment) => payment.disputeFen)),
    pending_refunds_fen: total([...provider.payments.values()].map((payment) => payment.pendingRefundsFen)),
  }
  if (totals.provider_fen !== totals.ledger_fen) problems.push({ totals: "provider and ledger differ" })
  if (totals.medusa_fen !== totals.orders_fen) problems.push({ totals: "Medusa's payments and orders differ" })
  return checkOf("b:provider-equals-medusa-equals-ledger", problems, Object.fromEntries(Object.entries(totals).map(([name, value]) => [name, value.toString()])))
}

/** Medusa keeps a row of a refund it asked for from the moment it asked; one made at the provider gets its row when it succeeded. */
function refundsAgree(held: BookedPayment | undefined, expected: BookedPayment | undefined, pendingFen = 0n): boolean {
  if (!held || !expected) return held === expected
  return held.refundedFen >= expected.refundedFen && held.refundedFen <= expected.refundedFen + pendingFen
}

/** (c) Each captured payment belongs to one order, is fully refunded, or waits at most one cycle; each paid order was paid its total, once. */
export function checkOneOrderPerPayment({ ledger, medusa }: Books, at: { nowMs: number; cycleMs: number }): Check {
  const problems: Record<string, string>[] = []
  const paid = new Map<string, bigint>()
  for (const [id, payment] of ledger.payments) {
    if (payment.kind === "sale" && payment.orderId !== null) paid.set(payment.orderId, (paid.get(payment.orderId) ?? 0n) + payment.capturedFen)
    else if (netFen(payment) !== payment.heldFen && at.nowMs - payment.recordedAtMs > at.cycleMs) problems.push({ payment: id, held_unapplied_fen: netFen(payment).toString() })
  }
  for (const [orderId, capturedFen] of paid) {
    const order = medusa.orders.get(orderId)
    if (order?.totalFen !== capturedFen) problems.push({ order: orderId, total_fen: String(order?.totalFen ?? "unknown order"), captured_fen: capturedFen.toString() })
  }
  for (const [id, payment] of medusa.payments) {
    if (payment.orderId !== null && netFen(payment) !== 0n && ledger.payments.get(id)?.orderId !== payment.orderId) problems.push({ payment: id, order: payment.orderId, ledger: "does not hold it as this order's sale" })
  }
  return checkOf("c:one-order-per-payment", problems, { paid_orders: paid.size })
}

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n)
const told = (payment: { capturedFen: bigint; refundedFen: bigint; disputeFen?: bigint } | undefined): string => (payment ? `captured ${payment.capturedFen}, refunded ${payment.refundedFen}, disputes ${payment.disputeFen ?? "unknown"}` : "nothing")
