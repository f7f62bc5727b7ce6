import type { Entry } from "./entry.js"
import { type EntryFacts, type HouseholdCell, NO_SHARE, type ShareAmounts, type ShareFact, SHARE_AMOUNTS, undoing } from "./facts.js"
import type { Hash } from "./hash.js"
import { capturedGoods, refundedGoods } from "./sale-facts.js"
import { accruals, addShare, settledShares } from "./share-facts.js"
import { shanghaiDay } from "./shanghai-day.js"
import type { SaleSnapshot } from "./snapshot.js"

type Said = Pick<EntryFacts, "captured" | "sales" | "shares">
/** What a household's shares of one batch have come to, by cell. */
export type BatchShare = HouseholdCell & Pick<ShareAmounts, "settledFen" | "payableFen" | "paidFen">

const NOTHING: Said = { captured: 0, sales: [], shares: [] }

/**
 * Reads the facts of entries in the order of the chain. A sale says everything itself; a refund, a settlement and a
 * reversal stand on their order's entries; a payout or confirmation names a batch and households alone, and is spread over
 * what the batch settled for them: as large as households × batches, not as the journal.
 */
export class FactBooks {
  readonly #hash: Hash
  readonly #batches = new Map<string, Map<string, ShareFact>>()
  /** what payouts and confirmations said, for the reversal of one */
  readonly #handovers = new Map<bigint, { batchId: string; said: Said }>()

  constructor(hash: Hash) {
    this.#hash = hash
  }

  /** The entry's facts. `family`: the entries of its order; later ones are not looked at. */
  take(entry: Entry, family: readonly Entry[]): EntryFacts {
    const earlier = family.filter((one) => one.sequence < entry.sequence)
    const original = entry.kind === "reversal" && entry.refund === null ? earlier.find((one) => one.sequence === entry.relatesTo) : undefined
    const said = original === undefined ? this.#said(entry, earlier) : undoing(this.#said(original, earlier.filter((one) => one.sequence < original.sequence)))
    const batchId = (entry.handover ?? original?.handover)?.batchId ?? this.#undone(entry)?.batchId ?? null
    const facts = { sequence: entry.sequence, day: shanghaiDay(entry.occurredAtMs), orderId: entry.orderId, batchId, ...said }
    if (batchId !== null) this.#remember(facts, batchId)
    if (batchId !== null && (entry.kind === "payout" || entry.kind === "evidence")) this.#handovers.set(entry.sequence, { batchId, said })
    return facts
  }

  /** Begins from what is known: a household's shares of a batch so far. */
  seedBatch(batchId: string, shares: readonly BatchShare[]): void {
    for (const share of shares) addShare(this.#batch(batchId, share.householdId), { ...NO_SHARE, ...share })
  }

  /** Begins from what is known: what an earlier payout or confirmation of a batch said. */
  seedHandover({ sequence, batchId }: { sequence: bigint; batchId: string }, shares: readonly ShareFact[]): void {
    this.#handovers.set(sequence, { batchId, said: { ...NOTHING, shares } })
  }

  #said(entry: Entry, earlier: readonly Entry[]): Said {
    switch (entry.kind) {
      case "sale":
        if (entry.snapshot === null) return NOTHING
        return { captured: 1, sales: capturedGoods(entry.snapshot, this.#hash), shares: accruals(entry, entry.snapshot) }
      case "refund":
        return this.#refund(entry, earlier)
      case "reversal":
        return entry.refund === null ? undoing(this.#undone(entry)?.said ?? NOTHING) : this.#refund(entry, earlier)
      case "settlement":
      case "receivable": {
        const sale = snapshotAt(earlier, entry.relatesTo)
        return sale === null ? NOTHING : { ...NOTHING, shares: settledShares(entry, sale) }
      }
      case "payout":
        return { ...NOTHING, shares: this.#spread(entry, ({ payableFen }) => ({ payableFen: -payableFen, paidFen: payableFen })) }
      case "evidence":
        if (entry.handover?.step === "acknowledged") return { ...NOTHING, shares: this.#spread(entry, ({ settledFen }) => ({ acknowledgedFen: settledFen })) }
        if (entry.handover?.step === "received") return { ...NOTHING, shares: this.#spread(entry, ({ paidFen }) => ({ receivedFen: paidFen })) }
        return NOTHING
      default:
        return NOTHING
    }
  }

  #refund(entry: Entry, earlier: readonly Entry[]): Said {
    const sale = entry.refund === null ? null : snapshotAt(earlier, entry.refund.saleSequence)
    if (sale === null || entry.refund === null) return NOTHING
    return { captured: 0, sales: refundedGoods(entry.refund, sale, earlier, this.#hash), shares: accruals(entry, sale) }
  }

  /** Each household of a payout or confirmation, over the cells of what its batch settled for it. */
  #spread({ handover }: Entry, amountsOf: (share: ShareFact) => Partial<ShareAmounts>): ShareFact[] {
    const batchId = handover?.batchId ?? null
    if (handover === null || batchId === null) return []
    return handover.households
      .flatMap(({ householdId }) => [...this.#batch(batchId, householdId).values()].map((share) => ({ ...share, ...NO_SHARE, ...amountsOf(share) })))
      .filter((fact) => SHARE_AMOUNTS.some((name) => fact[name] !== 0n))
  }

  #undone({ kind, relatesTo }: Entry): { batchId: string; said: Said } | undefined {
    return kind === "reversal" && relatesTo !== null ? this.#handovers.get(relatesTo) : undefined
  }

  #remember({ shares }: EntryFacts, batchId: string): void {
    for (const share of shares) addShare(this.#batch(batchId, share.householdId), share)
  }

  #batch(batchId: string, householdId: string): Map<string, ShareFact> {
    const key = `${batchId} ${householdId}`
    const shares = this.#batches.get(key) ?? new Map<string, ShareFact>()
    this.#batches.set(key, shares)
    return shares
  }
}

function snapshotAt(earlier: readonly Entry[], sequence: bigint | null): SaleSnapshot | null {
  return earlier.find((entry) => entry.sequence === sequence)?.snapshot ?? null
}

/** The facts of an order's own entries; payouts and confirmations are not among them. */
export function factsOfOrder(family: readonly Entry[], hash: Hash): EntryFacts[] {
  const books = new FactBooks(hash)
  return family.map((entry) => books.take(entry, family))
}
