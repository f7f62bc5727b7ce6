import fc from "fast-check"

/** The textbook rule: fen by fen to the highest weight ÷ (2n − 1); what `apportion` must equal without walking. */
export function naiveApportion(totalFen: bigint, weights: readonly bigint[], ties: readonly string[]): bigint[] {
  const fen = weights.map(() => 0n)
  for (let given = 0n; given < totalFen; given += 1n) {
    let best = -1
    weights.forEach((weight, index) => {
      if (weight > 0n && (best < 0 || precedes(index, best))) best = index
    })
    fen[best] = (fen[best] ?? 0n) + 1n
  }
  return fen

  function precedes(a: number, b: number): boolean {
    const left = (weights[a] ?? 0n) * (2n * (fen[b] ?? 0n) + 1n)
    const right = (weights[b] ?? 0n) * (2n * (fen[a] ?? 0n) + 1n)
    return left === right ? (ties[a] ?? "") < (ties[b] ?? "") : left > right
  }
}

/** Distinct tie strings in no order; what sha256(line id, household id) looks like from outside. */
export const tiesOf = (count: number): string[] => Array.from({ length: count }, (_, index) => ((index * 2654435761) % 4294967296).toString(16).padStart(8, "0"))

/** Weights of which at least one is above zero; small ones often equal, large ones far apart. */
export const weights = fc
  .oneof(
    fc.array(fc.bigInt(0n, 9n), { minLength: 1, maxLength: 12 }),
    fc.array(fc.bigInt(0n, 100_000n), { minLength: 1, maxLength: 12 }),
    fc.array(fc.oneof(fc.constant(1n), fc.bigInt(0n, 1_000_000_000n)), { minLength: 1, maxLength: 8 }),
  )
  .filter((all) => all.some((weight) => weight > 0n))
