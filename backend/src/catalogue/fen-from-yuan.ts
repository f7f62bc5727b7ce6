/** Thrown when a stored price is finer than one fen or no decimal number at all. */
export class PriceIsNotFen extends Error {
  constructor(readonly amount: string) {
    super(`a price is a decimal number of yuan with at most two decimals; found ${amount}`)
    this.name = "PriceIsNotFen"
  }
}

/** Medusa keeps CNY prices in yuan (`39.9`); ours are integer fen. Works on the decimal text, so no float rounds a price. @throws PriceIsNotFen */
export function fenFromYuan(amount: unknown): bigint {
  const text = String(amount)
  const match = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/.exec(text)
  if (!match) throw new PriceIsNotFen(text)
  const [, sign, yuan, decimals = ""] = match
  const fen = BigInt(yuan + decimals.padEnd(2, "0"))
  return sign === "-" ? -fen : fen
}

/** The decimal text Medusa stores for an amount of fen: `3990n` → `39.90`. */
export function yuanFromFen(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, "0")
  return `${fen < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
