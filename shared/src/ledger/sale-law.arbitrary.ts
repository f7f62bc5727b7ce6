import fc from "fast-check"
import { sumFen } from "../money/index.js"
import type { Entry } from "./entry.js"
import { accountFen, balances, quickHash, refundOf, TestJournal } from "./journal.arbitrary.js"
import { lineShares } from "./line-shares.js"
import { remainderOf } from "./sale-history.js"
import { manyHouseholdsSale, type PartialRefund, partialRefunds, sale } from "./sale-laws.arbitrary.js"
import type { SaleSnapshot } from "./snapshot.js"

/** A sale, partial refunds of it in one order, and the same refunds in another. */
export interface SalePlan { readonly snapshot: SaleSnapshot; readonly refunds: readonly PartialRefund[]; readonly shuffled: readonly PartialRefund[] }

/** Sales of few households, and one in twelve of up to sixty. */
export const salePlans: fc.Arbitrary<SalePlan> = fc.oneof({ weight: 11, arbitrary: sale }, { weight: 1, arbitrary: manyHouseholdsSale }).chain((snapshot) =>
  partialRefunds(snapshot).chain((refunds) =>
    fc.record({ snapshot: fc.constant(snapshot), refunds: fc.constant(refunds), shuffled: fc.shuffledSubarray(refunds, { minLength: refunds.length, maxLength: refunds.length }) }),
  ),
)

/** A sale or one of its refunds did what LEDGER 2-6 forbid. */
export class SaleLawBroken extends Error {
  override readonly name = "SaleLawBroken"
  constructor(readonly law: string, readonly found: string) {
    super(`${law}: ${found}`)
  }
}

/**
 * LEDGER 2-6 on one sale: every entry balanced, shares equal to the benefit, no share overdrawn or raised by a refund, the
 * final state a function of the cumulative refund alone, and a full refund exactly zero. Throws SaleLawBroken.
 */
export function proveSale({ snapshot, refunds, shuffled }: SalePlan, newJournal = () => new TestJournal(quickHash, false)): void {
  const [first, second, once] = [refunds, shuffled, [...merged(refunds)]].map((order) => refundsInOrder(newJournal(), snapshot, order))
  if (first === undefined || second === undefined || once === undefined) return
  requireBenefit(first.sold, snapshot)
  for (const { journal } of [first, second]) requireSteadySteps(journal.entries)
  const [state, ...others] = [first, second, once].map(({ journal }) => JSON.stringify([...balances(journal.entries)].map(([account, fen]) => [account, `${fen}`])))
  for (const other of others) if (other !== state) throw new SaleLawBroken("the final state depends on the cumulative refund alone", `${state} and ${other}`)
  refundTheRest(second.journal, second.sold)
  const left = balances(second.journal.entries)
  if (left.size > 0) throw new SaleLawBroken("a full refund is exactly zero", [...left].map(([account, fen]) => `${account} ${fen}`).join(", "))
}

function refundsInOrder(journal: TestJournal, snapshot: SaleSnapshot, order: readonly (PartialRefund | readonly PartialRefund[])[]): { journal: TestJournal; sold: Entry } {
  const sold = journal.sell(snapshot)
  order.forEach((refund, index) => journal.refund(refundOf(`re_${index}`, { lines: "lineId" in refund ? [refund] : refund }), sold))
  return { journal, sold }
}

/** All refunds as one: each line's sums. */
function* merged(refunds: readonly PartialRefund[]): Generator<readonly PartialRefund[]> {
  const byLine = new Map<string, PartialRefund>()
  for (const { lineId, amountFen, quantity } of refunds) {
    const before = byLine.get(lineId)
    byLine.set(lineId, { lineId, amountFen: amountFen + (before?.amountFen ?? 0n), quantity: quantity + (before?.quantity ?? 0) })
  }
  if (byLine.size > 0) yield [...byLine.values()]
}

function requireBenefit(sold: Entry, snapshot: SaleSnapshot): void {
  const benefit = sumFen(snapshot.lines.map((line) => lineShares(line, quickHash).benefitFen))
  const shares = -accountFen([sold], "household_benefit")
  if (shares !== benefit) throw new SaleLawBroken("the shares of a sale are its benefit", `${shares} of ${benefit} fen`)
}

const IS_SHARE = /^(household_benefit|commission|cooperative)$/

/** Credits are negative: what takes back from a share is positive and never more than the share had. */
function requireSteadySteps(entries: readonly Entry[]): void {
  const held = new Map<string, bigint>()
  for (const { sequence, kind, postings } of entries) {
    const sum = sumFen(postings.map((posting) => posting.amountFen))
    if (sum !== 0n) throw new SaleLawBroken("every entry is balanced", `entry ${sequence} sums to ${sum} fen`)
    for (const { account, lineId, lotId, householdId, amountFen } of postings) {
      if (!IS_SHARE.test(account)) continue
      const share = [account, lineId, lotId, householdId].join(" ")
      if (kind === "refund" && amountFen < 0n) throw new SaleLawBroken("a refund never raises a share", `entry ${sequence} adds ${-amountFen} fen to ${share}`)
      const left = (held.get(share) ?? 0n) + amountFen
      if (left > 0n) throw new SaleLawBroken("no share is overdrawn", `entry ${sequence} takes ${left} fen too many from ${share}`)
      held.set(share, left)
    }
  }
}

/** Pays back whatever is left: cash, freight and gifts. */
function refundTheRest(journal: TestJournal, sold: Entry): void {
  const left = remainderOf({ sale: sold, later: journal.entries })
  const lines = [...left.lines.values()].map(({ line, cashFen, quantity }) => ({ lineId: line.lineId, quantity, amountFen: cashFen }))
  const freight = [...left.freight].map(([cooperativeId, amountFen]) => ({ cooperativeId, amountFen }))
  journal.refund(refundOf("re_rest", { lines, freight }), sold)
}
