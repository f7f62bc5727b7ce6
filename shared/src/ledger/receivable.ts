import type { Posting } from "./account.js"
import { type Advances, AdvancesAtHand } from "./advances.js"
import type { Entry, EntryDraft } from "./entry.js"
import { HandoverUnlawful } from "./errors.js"
import { handoverDraft } from "./handover-draft.js"
import { parcelBooks, settlementOf, type ShareBooks, type ShareKey } from "./parcel-books.js"
import { post } from "./postings.js"

/** A refund, or the reversal of one, that came after a parcel's settlement. */
export interface LateChange { readonly cause: Entry; readonly cooperativeId: string }

/** The cooperatives of an order whose parcels were settled and that this change touched: each needs a `receivableEntry`. */
export function settledParcelsTouched(cause: Entry, family: readonly Entry[]): string[] {
  const touched = new Set(cause.postings.flatMap((posting) => posting.cooperativeId ?? []))
  return [...touched].filter((cooperativeId) => settlementOf(family, cooperativeId) !== undefined && isOpen(family, cooperativeId))
}

/**
 * Sweeps what a change moved on a settled parcel (LEDGER 19, 23). The household owes nothing: its share goes to the
 * cooperative's debt (`paid_in_advance`), and where it was settled from an advance the advance is restored for the next
 * sale. The reversal of a refund does the opposite; where the restored advance was meanwhile used by another sale, the
 * household is owed the rest anew, payable in the parcel's batch. What is attributed depends on the sums alone; what
 * one line gives back is there for the others of the same entry.
 * `family` are all entries of the order, the cause included. Throws HandoverUnlawful.
 */
export function receivableEntry({ cause, cooperativeId }: LateChange, family: readonly Entry[], advances: Advances): EntryDraft {
  const settlement = settlementOf(family, cooperativeId)
  if (!settlement?.handover || settlement.sequence > cause.sequence) throw new HandoverUnlawful(`${cause.sequence}/${cooperativeId}`, "a parcel settled before")
  const { batchId, from, to } = settlement.handover
  const books = parcelBooks(family, cooperativeId)
  const first = parcelBooks([settlement], cooperativeId).shares
  const sweeps = books.shares.filter((share) => share.owedFen !== 0n).map((share) => sweepOf(share, shareOf(first, share)))
  const atHand = new AdvancesAtHand(advances)
  for (const { share, gapFen } of sweeps) if (gapFen < 0n) atHand.restore(share, -gapFen)
  return handoverDraft({
    kind: "receivable",
    objectId: `${cause.sequence}/${cooperativeId}`,
    cooperativeId,
    facts: { batchId, from, to },
    occurredAtMs: cause.occurredAtMs,
    orderId: settlement.orderId,
    relatesTo: settlement.relatesTo ?? cause.sequence,
    postings: [
      ...sweeps.flatMap((sweep) => sharePostings(cooperativeId, sweep, atHand)),
      ...books.cooperative.flatMap(({ account, lineId, owedFen }) => {
        const own = { cooperativeId, ...(lineId !== null && { lineId }) }
        return [...post(account, owedFen, own), ...post("cooperative_receivable", -owedFen, own)]
      }),
    ],
  })
}

/** A share to be swept. `gapFen`: what its advance should cover less what it covers and what is owed anew; below 0 it is restored. */
interface Sweep { readonly share: ShareBooks; readonly gapFen: bigint }

/** `share` stands over all entries, `settled` in the settlement alone. */
function sweepOf(share: ShareBooks, settled: ShareBooks | undefined): Sweep {
  const [firstAdvanceFen, firstPayableFen] = [settled?.fromAdvanceFen ?? 0n, settled?.toPayableFen ?? 0n]
  const takenBackFen = firstAdvanceFen + firstPayableFen - share.accruedFen
  const paidAnewFen = share.toPayableFen - firstPayableFen
  const gapFen = larger(0n, firstAdvanceFen - takenBackFen) - (share.fromAdvanceFen + paidAnewFen)
  return { share, gapFen: larger(gapFen, -share.fromAdvanceFen) }
}

/** `owedFen` < 0 was taken back, > 0 came back. */
function sharePostings(cooperativeId: string, { share, gapFen }: Sweep, atHand: AdvancesAtHand): Posting[] {
  const { lineId, lotId, householdId, owedFen } = share
  const own = { cooperativeId, ...(lineId !== null && { lineId }), lotId, householdId }
  const attributedFen = gapFen > 0n ? atHand.use(share, gapFen) : gapFen
  const payableFen = gapFen > 0n ? gapFen - attributedFen : 0n
  return [
    ...post("household_benefit", owedFen, own),
    ...post("cooperative_receivable", -(owedFen - payableFen), own),
    ...post("household_payable", -payableFen, own),
    ...post("household_advance", -attributedFen, own),
    ...post("advance_funding", attributedFen, { cooperativeId, lotId }),
  ]
}

const shareOf = (shares: readonly ShareBooks[], key: ShareKey): ShareBooks | undefined =>
  shares.find((share) => share.lineId === key.lineId && share.lotId === key.lotId && share.householdId === key.householdId)

const isOpen = (family: readonly Entry[], cooperativeId: string): boolean => {
  const books = parcelBooks(family, cooperativeId)
  return books.cooperative.length > 0 || books.shares.some((share) => share.owedFen !== 0n)
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b)
