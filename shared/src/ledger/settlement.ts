import { sumFen } from "../money/index.js"
import type { Posting } from "./account.js"
import { type Advances, AdvancesAtHand } from "./advances.js"
import type { EntryDraft, Entry } from "./entry.js"
import { HandoverUnlawful } from "./errors.js"
import { type BatchName, handoverDraft } from "./handover-draft.js"
import { parcelBooks, type ParcelBooks, settlementOf, standingSale } from "./parcel-books.js"
import { post } from "./postings.js"

/** A parcel (one cooperative's part of an order) that goes into a batch, and when, in milliseconds since 1970 UTC. */
export interface SettledParcel { readonly orderId: string; readonly batch: BatchName; readonly occurredAtMs: number }

/**
 * Freezes what one parcel owes into a batch (LEDGER 21): each household's share goes to its advance first (the household
 * was paid at delivery: the cooperative that paid it is repaid), the rest becomes payable; the cooperative's goods and
 * freight, less compensation it bears, become payable to it, or a claim on it where that is negative. Once per parcel.
 * `family` are all entries of the order. Throws HandoverUnlawful.
 */
export function settlementEntry(parcel: SettledParcel, family: readonly Entry[], advances: Advances): EntryDraft {
  const { orderId, batch, occurredAtMs } = parcel
  const sale = standingSale(family, orderId)
  if (settlementOf(family, batch.cooperativeId) !== undefined) throw new HandoverUnlawful(`${orderId}/${batch.cooperativeId}`, "a parcel not yet settled")
  const books = parcelBooks(family, batch.cooperativeId)
  if (sale.snapshot?.lines.every((line) => line.cooperativeId !== batch.cooperativeId)) throw new HandoverUnlawful(`${orderId}/${batch.cooperativeId}`, "a parcel of this order")
  const shares = sharePostings(books, advances)
  return handoverDraft({
    kind: "settlement",
    objectId: `${orderId}/${batch.cooperativeId}`,
    cooperativeId: batch.cooperativeId,
    batch,
    occurredAtMs,
    orderId,
    relatesTo: sale.sequence,
    postings: [...shares.postings, ...cooperativePostings(books, shares.repaidFen)],
  })
}

function sharePostings({ cooperativeId, shares }: ParcelBooks, advances: Advances): { postings: Posting[]; repaidFen: bigint } {
  const atHand = new AdvancesAtHand(advances)
  let repaidFen = 0n
  const postings = shares.flatMap((share) => {
    const { lineId, lotId, householdId, owedFen } = share
    if (owedFen < 0n) throw new HandoverUnlawful(householdId, "a share that was never taken back below 0")
    const own = { cooperativeId, ...(lineId !== null && { lineId }), lotId, householdId }
    const advance = atHand.use(share, owedFen)
    repaidFen += advance
    return [
      ...post("household_benefit", owedFen, own),
      ...post("household_payable", -(owedFen - advance), own),
      ...post("household_advance", -advance, own),
      ...post("advance_funding", advance, { cooperativeId, lotId }),
    ]
  })
  return { postings, repaidFen }
}

/** The cooperative's side to zero, and its sum to payable or receivable. `repaidFen`: advances it paid, now covered by sales. */
function cooperativePostings({ cooperativeId, cooperative }: ParcelBooks, repaidFen: bigint): Posting[] {
  const netFen = sumFen(cooperative.map((side) => side.owedFen)) + repaidFen
  return [
    ...cooperative.flatMap(({ account, lineId, owedFen }) => post(account, owedFen, { cooperativeId, ...(lineId !== null && { lineId }) })),
    ...post(netFen > 0n ? "cooperative_payable" : "cooperative_receivable", -netFen, { cooperativeId }),
  ]
}

/** A batch's own debt taken off what the same batch owes its cooperative (LEDGER 23). Never touches a household. */
export interface OffsetBatch { readonly batch: BatchName; readonly payableFen: bigint; readonly receivableFen: bigint; readonly occurredAtMs: number }

/**
 * Dr cooperative payable, Cr cooperative receivable, as far as both go. A claim below 0 (a refund that failed after the
 * settlement) is the cooperative's money and becomes payable whole. Throws HandoverUnlawful where there is nothing to offset.
 */
export function offsetEntry({ batch, payableFen, receivableFen, occurredAtMs }: OffsetBatch): EntryDraft {
  const amount = receivableFen < 0n ? receivableFen : smaller(payableFen, receivableFen)
  if (amount === 0n || (amount > 0n && payableFen <= 0n)) throw new HandoverUnlawful(batch.batchId, "something payable and something receivable")
  const own = { cooperativeId: batch.cooperativeId }
  return handoverDraft({
    kind: "offset",
    objectId: batch.batchId,
    cooperativeId: batch.cooperativeId,
    batch,
    occurredAtMs,
    postings: [...post("cooperative_payable", amount, own), ...post("cooperative_receivable", -amount, own)],
  })
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)
