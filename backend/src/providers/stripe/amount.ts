import { BigNumber, MathBN } from "@medusajs/framework/utils"
import type { BigNumberInput } from "@medusajs/framework/types"

/** Thrown when an amount is not a whole number of fen in yuan: rounding it would move money nobody agreed to. */
export class NotWholeFen extends Error {
  constructor(readonly amount: string, readonly currency: string) {
    super(`expected a whole number of fen in cny, found ${amount} ${currency}`)
    this.name = "NotWholeFen"
  }
}

/**
 * Medusa's amount (yuan, decimal) as the provider's (fen, integer), exactly.
 * @throws NotWholeFen for another currency, a fraction of a fen, or an amount beyond 2^53 fen.
 */
export function providerFen(amount: BigNumberInput, currency: string): number {
  const yuan = MathBN.convert(amount)
  const fen = MathBN.mult(yuan, 100)
  const value = fen.toNumber()
  if (currency.toLowerCase() !== "cny" || !fen.isInteger() || !Number.isSafeInteger(value)) {
    throw new NotWholeFen(new BigNumber(yuan).numeric.toString(), currency)
  }
  return value
}
