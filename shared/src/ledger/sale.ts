import { AmountMismatch, CurrencyMismatch } from "./errors.js"
import type { Account, Posting } from "./account.js"
import type { Entry, EntryDraft, EntrySource } from "./entry.js"
import type { Hash } from "./hash.js"
import { lineAmounts, requireLawfulSnapshot, saleTotalFen } from "./line-amounts.js"
import { lineShares } from "./line-shares.js"
import type { Movement } from "./movement.js"
import { balanced, post } from "./postings.js"
import { receiptRemainderFen } from "./receipt-remainder.js"
import type { LineSnapshot, SaleSnapshot } from "./snapshot.js"

/**
 * The entry of a captured order (LEDGER 5). Per line: Dr clearing (cash), Dr platform promotion, Cr household benefit per
 * household and lot, Cr commission, Cr cooperative; per parcel: Dr clearing, Cr cooperative freight.
 * Throws AmountMismatch unless the capture equals Σ cash + freight, CurrencyMismatch, SnapshotUnlawful, SharesExceedLine,
 * ApportionmentRefused.
 */
export function saleEntry(capture: Movement, snapshot: SaleSnapshot, hash: Hash): EntryDraft {
  return saleDraft({ ...capture, kind: "payment" }, { snapshot, fundedFrom: "clearing", relatesTo: null }, hash)
}

/** The order a receipt is applied to, when, in milliseconds since 1970 UTC, and the later entries of the same money. */
export interface Application { readonly snapshot: SaleSnapshot; readonly occurredAtMs: number; readonly earlier: readonly Entry[] }

/**
 * The entry that turns money received without an order into the sale of its order (LEDGER 12): as `saleEntry`, but paid
 * from unapplied receipts. The whole receipt must be the order's total. Throws what `saleEntry` throws, ReceiptUnavailable.
 */
export function applicationEntry(receipt: Entry, applied: Application, hash: Hash): EntryDraft {
  const { source, amountFen, currency } = receipt
  const leftFen = receiptRemainderFen(receipt, applied.earlier)
  if (leftFen !== amountFen) throw new AmountMismatch(source.objectId, amountFen, leftFen)
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
