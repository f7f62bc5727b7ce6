import type { Account, Posting } from "./account.js"
import type { Entry } from "./entry.js"
import { HandoverUnlawful } from "./errors.js"
import { undoneSequences } from "./undone.js"

/** One household's share of one line from one lot: what settlement, payout and refund all follow. */
export interface ShareKey { readonly lineId: string | null; readonly lotId: string | null; readonly householdId: string }

/** Where one share stands over a parcel's entries, in fen. */
export interface ShareBooks extends ShareKey {
  /** what sale, refunds and reversals accrue to it, whether settled or not */
  readonly accruedFen: bigint
  /** accrued and not yet settled; negative where a refund took back what was settled */
  readonly owedFen: bigint
  /** attributed to an advance, net of what was restored to it */
  readonly fromAdvanceFen: bigint
  /** put to payable, in the settlement or later */
  readonly toPayableFen: bigint
}

/** A cooperative's part of an order over the order's entries, as far as settlement cares. */
export interface ParcelBooks {
  readonly cooperativeId: string
  readonly shares: readonly ShareBooks[]
  /** accrual accounts of the cooperative with a balance left, credit positive; compensation it bears is negative */
  readonly cooperative: readonly { readonly account: Account; readonly lineId: string | null; readonly owedFen: bigint }[]
}

const COOPERATIVE_ACCOUNTS: readonly Account[] = ["cooperative", "cooperative_freight", "cooperative_compensation"]

/** Adds up an order's entries for one cooperative. */
export function parcelBooks(family: readonly Entry[], cooperativeId: string): ParcelBooks {
  const shares = new Map<string, Open>()
  const sides = new Map<string, { account: Account; lineId: string | null; owedFen: bigint }>()
  const placed = family.flatMap((entry) => entry.postings.map((posting) => ({ posting, accrues: entry.kind !== "settlement" && entry.kind !== "receivable" })))
  for (const { posting, accrues } of placed) {
    if (posting.cooperativeId !== cooperativeId) continue
    if (posting.householdId !== null) addShare(shares, posting, accrues)
    else if (COOPERATIVE_ACCOUNTS.includes(posting.account)) {
      const key = `${posting.account} ${posting.lineId ?? ""}`
      const side = sides.get(key) ?? { account: posting.account, lineId: posting.lineId, owedFen: 0n }
      side.owedFen -= posting.amountFen
      sides.set(key, side)
    }
  }
  return { cooperativeId, shares: [...shares.values()], cooperative: [...sides.values()].filter((side) => side.owedFen !== 0n) }
}

type Open = { -readonly [K in keyof ShareBooks]: ShareBooks[K] }

function addShare(shares: Map<string, Open>, { account, lineId, lotId, householdId, amountFen }: Posting, accrues: boolean): void {
  if (householdId === null || (account !== "household_benefit" && account !== "household_advance" && account !== "household_payable")) return
  const key = JSON.stringify([lineId, lotId, householdId])
  const share = shares.get(key) ?? { lineId, lotId, householdId, accruedFen: 0n, owedFen: 0n, fromAdvanceFen: 0n, toPayableFen: 0n }
  if (account === "household_benefit") {
    share.owedFen -= amountFen
    if (accrues) share.accruedFen -= amountFen
  }
  else if (account === "household_advance") share.fromAdvanceFen -= amountFen
  else share.toPayableFen -= amountFen
  shares.set(key, share)
}

/** The sale that still stands among an order's entries. Throws HandoverUnlawful. */
export function standingSale(family: readonly Entry[], orderId: string): Entry {
  const undone = undoneSequences(family)
  const sale = family.find((entry) => entry.kind === "sale" && entry.orderId === orderId && !undone.has(entry.sequence))
  if (sale === undefined) throw new HandoverUnlawful(orderId, "a captured sale that was not reversed")
  return sale
}

/** The settlement of one cooperative's parcel among an order's entries; undefined before it. */
export function settlementOf(family: readonly Entry[], cooperativeId: string): Entry | undefined {
  const undone = undoneSequences(family)
  return family.find((entry) => entry.kind === "settlement" && entry.handover?.cooperativeId === cooperativeId && !undone.has(entry.sequence))
}
