import { floorQuotient } from "../money/index.js"
import { lineAmounts } from "./line-amounts.js"
import type { LineRemainder } from "./sale-history.js"

/**
 * What so many sale units of a line are worth to the buyer, in fen: their part of the line's cash, rounded down, never more
 * than is left. The last units take everything that is left, so that giving all units back gives all the money back.
 */
export function cashOfUnits({ line, cashFen, quantity }: LineRemainder, units: number): bigint {
  if (units >= quantity) return cashFen
  const shareFen = floorQuotient(lineAmounts(line).cashFen * BigInt(units), BigInt(line.quantity))
  return shareFen < cashFen ? shareFen : cashFen
}
