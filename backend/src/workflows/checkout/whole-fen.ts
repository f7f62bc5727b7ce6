import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

/** What one promotion takes off one line (its place in the basket), in yuan as Medusa computed it: a percentage or a voucher spread over lines has fractions of a fen. */
export interface Taken { readonly code: string; readonly line: number; readonly yuan: BigNumberInput }

type Fen = ReturnType<typeof MathBN.convert>
type Part = { readonly place: number; readonly line: number; readonly fen: Fen }

const [DOWN, HALF_UP] = [1, 4] as const

/**
 * The same in whole fen, in the order given (decision 0023). What a promotion takes in all is rounded, half a fen up; each line bears its
 * whole fen of that, and the rest one fen each by the largest fraction, the earlier line first. Never more than is left of a line's price
 * (`prices`, in fen). Whichever order the promotions are named in, the outcome is the same.
 */
export function inWholeFen(taken: readonly Taken[], prices: ReadonlyMap<number, bigint>): bigint[] {
  const left = new Map(prices)
  const whole = taken.map(() => 0n)
  for (const parts of byPromotion(taken)) {
    for (const { place, line, fen } of rounded(parts)) {
      const room = left.get(line) ?? 0n
      whole[place] = fen < room ? fen : room
      left.set(line, room - (whole[place] ?? 0n))
    }
  }
  return whole
}

function byPromotion(taken: readonly Taken[]): Part[][] {
  const parts = new Map<string, Part[]>()
  for (const [place, { code, line, yuan }] of taken.entries()) parts.set(code, [...(parts.get(code) ?? []), { place, line, fen: MathBN.mult(MathBN.convert(yuan), 100) }])
  return [...parts.keys()].sort().map((code) => parts.get(code) ?? [])
}

function rounded(parts: readonly Part[]): { place: number; line: number; fen: bigint }[] {
  const sum = MathBN.sum(...parts.map((part) => part.fen)).decimalPlaces(0, HALF_UP)
  const floors = parts.map((part) => ({ ...part, floor: part.fen.decimalPlaces(0, DOWN) }))
  const rest = MathBN.sub(sum, MathBN.sum(...floors.map((part) => part.floor))).toNumber()
  const first = [...floors].sort((a, b) => MathBN.sub(b.fen, b.floor).comparedTo(MathBN.sub(a.fen, a.floor)) || a.line - b.line).slice(0, rest)
  return floors.map((part) => ({ place: part.place, line: part.line, fen: BigInt(part.floor.toFixed(0)) + (first.includes(part) ? 1n : 0n) }))
}
