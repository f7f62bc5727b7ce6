/** Outstanding advances in fen by `advanceKey`: paid at delivery, not yet attributed to a sale. */
export type Advances = ReadonlyMap<string, bigint>

/** One household's advance on one lot. */
export const advanceKey = (lotId: string, householdId: string): string => `${lotId} ${householdId}`

/** Whose advance: goods without a lot have none. */
export interface AdvanceHolder { readonly lotId: string | null; readonly householdId: string }

/** Advances while one entry is drawn up. Several of its shares may stand on the same advance, so each sees what the ones before left of it. */
export class AdvancesAtHand {
  readonly #left: Map<string, bigint>

  constructor(advances: Advances) {
    this.#left = new Map(advances)
  }

  /** Uses an advance as far as it goes. @returns fen, 0 to `wantedFen` */
  use({ lotId, householdId }: AdvanceHolder, wantedFen: bigint): bigint {
    if (lotId === null) return 0n
    const key = advanceKey(lotId, householdId)
    const leftFen = this.#left.get(key) ?? 0n
    const usedFen = wantedFen < leftFen ? wantedFen : leftFen
    this.#left.set(key, leftFen - usedFen)
    return usedFen
  }

  restore({ lotId, householdId }: AdvanceHolder, fen: bigint): void {
    if (lotId === null) return
    const key = advanceKey(lotId, householdId)
    this.#left.set(key, (this.#left.get(key) ?? 0n) + fen)
  }
}
