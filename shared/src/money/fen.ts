/** Fen on the wire: a decimal string of whole fen, at most 18 digits, no leading zero, no `-0`. */
const WIRE = /^(0|-?[1-9]\d{0,17})$/

/** A text that should be an amount of fen is not one. Missing is never 0 (LEDGER 1). */
export class NotFen extends Error {
  override readonly name = "NotFen"
  constructor(readonly found: unknown) {
    super(`expected a decimal string of whole fen, found ${typeof found === "string" ? JSON.stringify(found) : typeof found}`)
  }
}

/** Reads an amount of fen from its wire form. Throws NotFen for anything else: spaces, floats, leading zeros, numbers. */
export function parseFen(text: unknown): bigint {
  if (typeof text !== "string" || !WIRE.test(text)) throw new NotFen(text)
  return BigInt(text)
}

/** Writes an amount of fen in its wire form; `parseFen(formatFen(x)) === x` for every amount of at most 18 digits. */
export function formatFen(amountFen: bigint): string {
  return amountFen.toString()
}

/** Σ of amounts in fen; the sum of none is 0. */
export function sumFen(amounts: Iterable<bigint>): bigint {
  let total = 0n
  for (const amount of amounts) total += amount
  return total
}
