import { AmountMismatch, CurrencyMismatch, SnapshotUnlawful } from "./errors.js"
import type { Account, Posting } from "./account.js"
import type { Entry, EntryDraft, EntrySource } from "./entry.js"
import type { Hash } from "./hash.js"
import { lineAmounts, requireLawfulSnapshot, saleTotalFen } from "./line-amounts.js"
import { lineShares } from "./line-shares.js"
import { balanced, post } from "./postings.js"
import type { LineSnapshot, SaleSnapshot } from "./snapshot.js"

/** What a payment provider and Medusa say about one movement of money. The provider's object id is the key (LEDGER 9). */
export interface Movement {
  readonly provider: string
  readonly objectId: string
  /** Medusa's payment or refund id; null when Medusa knows none */
  readonly medusaId: string | null
  readonly amountFen: bigint
  readonly currency: string
  /** milliseconds since 1970 UTC */
  readonly occurredAtMs: number
}

/**
 * The entry of a captured order (LEDGER 5). Per line: Dr clearing (cash), Dr platform promotion, Cr household benefit per
 * household and lot, Cr commission, Cr cooperative; per parcel: Dr clearing, Cr cooperative freight.
 * Throws AmountMismatch unless the capture equals Σ cash + freight, CurrencyMismatch, SnapshotUnlawful, SharesExceedLine,
 * ApportionmentRefused.
 */
export function saleEntry(capture: Movement, snapshot: SaleSnapshot, hash: Hash): EntryDraft {
  return saleDraft({ ...capture, kind: "payment" }, { snapshot, fundedFrom: "clearing", relatesTo: null }, hash)
}

/**
 * The entry that turns money received without an order into the sale of its order (LEDGER 12): as `saleEntry`, but paid
 * from unapplied receipts. The whole receipt must be the order's total. `occurredAtMs` is when it was applied.
 */
export function applicationEntry(receipt: Entry, applied: { snapshot: SaleSnapshot; occurredAtMs: number }, hash: Hash): EntryDraft {
  const { source, amountFen, currency } = receipt
  if (receipt.kind !== "unapplied_receipt") throw new SnapshotUnlawful(source.objectId, "an unapplied receipt to apply")
  const movement = { ...source, kind: "application" as const, amountFen, currency, occurredAtMs: applied.occurredAtMs }
  return saleDraft(movement, { snapshot: applied.snapshot, fundedFrom: "unapplied_receipts", relatesTo: receipt.sequence }, hash)
}

interface SaleOf { snapshot: SaleSnapshot; fundedFrom: Account & ("clearing" | "unapplied_receipts"); relatesTo: bigint | null }

function saleDraft(movement: Movement & { kind: EntrySource["kind"] }, sale: SaleOf, hash: Hash): EntryDraft {
  const { provider, kind, objectId, medusaId, amountFen, currency, occurredAtMs } = movement
  const { snapshot, fundedFrom, relatesTo } = sale
  requireLawfulSnapshot(snapshot)
  if (currency !== snapshot.currency) throw new CurrencyMismatch(objectId, snapshot.currency, currency)
  const totalFen = saleTotalFen(snapshot)
  if (amountFen !== totalFen) throw new AmountMismatch(objectId, totalFen, amountFen)
  return balanced({
    kind: "sale",
    source: { provider, kind, objectId, medusaId },
    orderId: snapshot.orderId,
    currency,
    amountFen,
    occurredAtMs,
    relatesTo,
    correction: null,
    snapshot,
    refund: null,
    postings: [...snapshot.lines.flatMap((line) => linePostings(line, fundedFrom, hash)), ...freightPostings(snapshot, fundedFrom)],
  })
}

function linePostings(line: LineSnapshot, fundedFrom: Account, hash: Hash): Posting[] {
  const { cooperativeId, lineId } = line
  const own = { cooperativeId, lineId }
  const { cashFen, promotionFen } = lineAmounts(line)
  const shares = lineShares(line, hash)
  return [
    ...post(fundedFrom, cashFen, own),
    ...post("platform_promotion", promotionFen, own),
    ...shares.households.flatMap(({ householdId, lotId, amountFen }) => post("household_benefit", -amountFen, { ...own, householdId, lotId })),
    ...post("commission", -shares.commissionFen, own),
    ...post("cooperative", -shares.cooperativeFen, own),
  ]
}

function freightPostings(snapshot: SaleSnapshot, fundedFrom: Account): Posting[] {
  return snapshot.freight.flatMap(({ cooperativeId, amountFen }) => [
    ...post(fundedFrom, amountFen, { cooperativeId }),
    ...post("cooperative_freight", -amountFen, { cooperativeId }),
  ])
}
