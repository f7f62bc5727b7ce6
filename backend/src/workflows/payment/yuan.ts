import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { z } from "zod"

/** Thrown when one of Medusa's amounts is not a whole number of fen. */
export class FractionOfFen extends Error {
  constructor(readonly yuan: string) {
    super(`expected a whole number of fen, found ${yuan} yuan`)
    this.name = "FractionOfFen"
  }
}

/** Medusa's amount (yuan, decimal) as fen, exactly. @throws FractionOfFen instead of rounding. */
export function fenOf(yuan: BigNumberInput): bigint {
  const fen = MathBN.mult(MathBN.convert(yuan), 100)
  if (!fen.isInteger()) throw new FractionOfFen(MathBN.convert(yuan).toFixed())
  return BigInt(fen.toFixed(0))
}

/** Fen as Medusa's decimal yuan, exactly, as text. */
export function yuanOf(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, "0")
  return `${fen < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** An amount of Medusa's rows as it stands there, in yuan and perhaps with fractions of a fen. */
export const decimalYuan = z.preprocess((value) => (typeof value === "object" && value !== null && "numeric" in value ? value.numeric : value), z.union([z.number(), z.string()]))

/** An amount of Medusa's rows, read once at the edge. */
export const yuan = decimalYuan.transform((value) => fenOf(value))
