import { apportion, floorBps, floorQuotient, sumFen } from "../money/index.js"
import { SharesExceedLine } from "./errors.js"
import { type Hash, hashOfTexts } from "./hash.js"
import { agreementName } from "./line-amounts.js"
import type { LinePart, LineSnapshot, PerUnitAgreement } from "./snapshot.js"

/** L of a line, how it lies over the parts, and what the platform takes of it, in fen. */
interface Divided { readonly lineFen: bigint; readonly partFen: readonly bigint[]; readonly commissionFen: bigint }

/**
 * Each part's benefit. A share of L is floored; shares and commission above L are refused (LEDGER 5). An amount per base
 * units does not shrink with a discount, so it is given as far as L bears it: at most the part's own L, and together at
 * most what commission and shares leave, divided over what the parts ask. The cooperative's rest is never below 0.
 * Throws SharesExceedLine, RateOutOfRange, QuotientUndefined.
 */
export function benefitsOfParts(line: LineSnapshot, { lineFen, partFen, commissionFen }: Divided, hash: Hash): { benefits: readonly bigint[]; cappedFen: bigint } {
  const shares = line.parts.map(({ agreement }, index) => (agreement?.base === "line_amount" ? floorBps(partFen[index] as bigint, agreement.rateBps) : 0n))
  const roomFen = lineFen - commissionFen - sumFen(shares)
  if (roomFen < 0n) throw new SharesExceedLine(line.lineId, lineFen, sumFen(shares), commissionFen)
  const named = line.parts.map((part) => (part.agreement?.base === "base_units" ? namedFen(part.agreement, part) : 0n))
  const asked = named.map((fen, index) => least(fen, partFen[index] as bigint))
  const givenFen = least(sumFen(asked), roomFen)
  const given = givenFen === sumFen(asked) ? asked : apportion(givenFen, asked, line.parts.map((part) => hashOfTexts(hash, line.lineId, agreementName(part))))
  return { benefits: shares.map((fen, index) => fen + (given[index] as bigint)), cappedFen: sumFen(named) - givenFen }
}

/** ⌊fen × base units ÷ per⌋ */
function namedFen({ fen, perBaseUnits }: PerUnitAgreement, part: LinePart): bigint {
  return floorQuotient(fen * sumFen(part.draws.map((draw) => draw.baseUnits)), BigInt(perBaseUnits))
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
