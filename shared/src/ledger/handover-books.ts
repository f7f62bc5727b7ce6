import { type Advances, advanceKey } from "./advances.js"
import type { Entry } from "./entry.js"

/** What one household is owed by one batch, was settled in it in all, and was paid; both of the last with advances attributed, in fen. */
export interface BatchHousehold { readonly settledFen: bigint; readonly payableFen: bigint; readonly paidFen: bigint }

const NOTHING: BatchHousehold = { settledFen: 0n, payableFen: 0n, paidFen: 0n }

/**
 * The running sums that handovers are judged by: outstanding advances, batches by household, what is payable to and
 * receivable from cooperatives. As large as households × batches, not as the journal.
 */
export class HandoverBooks {
  readonly #advances = new Map<string, bigint>()
  readonly #households = new Map<string, BatchHousehold>()
  readonly #payable = new Map<string, bigint>()
  readonly #receivable = new Map<string, bigint>()
  readonly #steps = new Set<string>()

  get advances(): Advances {
    return this.#advances
  }

  household(batchId: string, householdId: string): BatchHousehold {
    return this.#households.get(`${batchId} ${householdId}`) ?? NOTHING
  }

  /** What a batch still owes its cooperative. */
  payableFen(batchId: string): bigint {
    return this.#payable.get(batchId) ?? 0n
  }

  /** What a cooperative owes for refunds of settled parcels, over all its batches. */
  receivableFen(cooperativeId: string): bigint {
    return this.#receivable.get(cooperativeId) ?? 0n
  }

  /** Whether a household's step in a batch is already on record. */
  hasStep(batchId: string, householdId: string, step: string): boolean {
    return this.#steps.has(`${batchId} ${householdId} ${step}`)
  }

  /** Adds an entry that was found lawful. `undone`: the entry a reversal undoes, since its batch is named there alone. */
  take(entry: Entry, undone: Entry | null = null): void {
    const batchId = (entry.handover ?? undone?.handover)?.batchId ?? null
    for (const { account, cooperativeId, lotId, householdId, amountFen } of entry.postings) {
      if (account === "household_advance" && lotId !== null && householdId !== null) add(this.#advances, advanceKey(lotId, householdId), amountFen)
      if (account === "cooperative_receivable" && cooperativeId !== null) add(this.#receivable, cooperativeId, amountFen)
      if (account === "cooperative_payable" && batchId !== null) add(this.#payable, batchId, -amountFen)
      if (batchId === null || householdId === null) continue
      const isPayout = (undone?.kind ?? entry.kind) === "payout"
      if (account === "household_payable") this.#addHousehold(`${batchId} ${householdId}`, { settledFen: isPayout ? 0n : -amountFen, payableFen: -amountFen, paidFen: isPayout ? amountFen : 0n })
      if (account === "household_advance") this.#addHousehold(`${batchId} ${householdId}`, { settledFen: -amountFen, payableFen: 0n, paidFen: -amountFen })
    }
    const { handover } = entry
    if (handover && handover.step !== null && batchId !== null) for (const { householdId } of handover.households) this.#steps.add(`${batchId} ${householdId} ${handover.step}`)
  }

  #addHousehold(key: string, change: BatchHousehold): void {
    const before = this.#households.get(key) ?? NOTHING
    this.#households.set(key, { settledFen: before.settledFen + change.settledFen, payableFen: before.payableFen + change.payableFen, paidFen: before.paidFen + change.paidFen })
  }
}

function add(sums: Map<string, bigint>, key: string, amountFen: bigint): void {
  const sum = (sums.get(key) ?? 0n) + amountFen
  if (sum === 0n) sums.delete(key)
  else sums.set(key, sum)
}
