import { apportion, floorBps, sumFen } from "../money/index.js"
import { benefitsOfParts } from "./benefits-of-parts.js"
import { type Hash, hashOfTexts } from "./hash.js"
import { agreementName, lineAmounts, requireLawfulParts } from "./line-amounts.js"
import type { LinePart, LineSnapshot, LotDraw } from "./snapshot.js"

/** One household's share of one line, from one lot. */
export interface HouseholdShare {
  readonly householdId: string
  readonly lotId: string | null
  readonly amountFen: bigint
}

/** How L of one line is divided, in fen: `benefitFen` + `commissionFen` + `cooperativeFen` = L, Σ `households` = `benefitFen`. */
export interface LineShares {
  readonly lineFen: bigint
  /** the part of L under an agreement */
  readonly linkedFen: bigint
  /** B */
  readonly benefitFen: bigint
  /** M */
  readonly commissionFen: bigint
  /** the rest of L */
  readonly cooperativeFen: bigint
  /** what agreements by base units name beyond what L bears; given to nobody */
  readonly cappedFen: bigint
  /** one per household and lot, zero shares included, in the order of the snapshot */
  readonly households: readonly HouseholdShare[]
}

/**
 * The one formula of LEDGER 5. L goes over the line's parts by base units; each part's benefit is its rate of that, or its
 * amount per base units, floored, over its draws by base units and over each draw's households by weight. With one part
 * B = ⌊L × rate⌋, or ⌊fen × base units ÷ per⌋ and at most L − M.
 * Cards, quotes, sales and the auditor all call this. Throws SharesExceedLine, SnapshotUnlawful, RateOutOfRange, and
 * ApportionmentRefused where a benefit has nobody to go to.
 */
export function lineShares(line: LineSnapshot, hash: Hash): LineShares {
  requireLawfulParts(line)
  const { lineFen } = lineAmounts(line)
  const partFen = partsOfLine(line, lineFen, hash)
  const commissionFen = floorBps(lineFen, line.commission.rateBps)
  const { benefits, cappedFen } = benefitsOfParts(line, { lineFen, partFen, commissionFen }, hash)
  const benefitFen = sumFen(benefits)
  return {
    lineFen,
    linkedFen: linkedFenOf(line, partFen),
    benefitFen,
    commissionFen,
    cooperativeFen: lineFen - benefitFen - commissionFen,
    cappedFen,
    households: merged(line.parts.flatMap((part, index) => householdsOfPart(line.lineId, part, benefits[index] as bigint, hash))),
  }
}

/** How much of `amountFen` (L, or a refunded share of it) lies in parts under an agreement. */
export function linkedPartFen(line: LineSnapshot, amountFen: bigint, hash: Hash): bigint {
  return linkedFenOf(line, partsOfLine(line, amountFen, hash))
}

function linkedFenOf(line: LineSnapshot, partFen: readonly bigint[]): bigint {
  return sumFen(partFen.filter((_, index) => line.parts[index]?.agreement !== null))
}

/** An amount of a line over the line's parts by base units, in the order of the snapshot. */
export function partsOfLine(line: LineSnapshot, amountFen: bigint, hash: Hash): readonly bigint[] {
  if (line.parts.length === 1) return [amountFen]
  const units = line.parts.map((part) => sumFen(part.draws.map((draw) => draw.baseUnits)))
  return apportion(amountFen, units, line.parts.map((part) => hashOfTexts(hash, line.lineId, agreementName(part))))
}

function householdsOfPart(lineId: string, part: LinePart, benefitFen: bigint, hash: Hash): HouseholdShare[] {
  if (part.agreement === null) return []
  const ties = part.draws.map((draw) => hashOfTexts(hash, lineId, draw.lotId ?? ""))
  const perDraw = apportion(benefitFen, part.draws.map((draw) => draw.baseUnits), ties)
  return part.draws.flatMap((draw, index) => householdsOfDraw(lineId, draw, perDraw[index] as bigint, hash))
}

function householdsOfDraw(lineId: string, draw: LotDraw, benefitFen: bigint, hash: Hash): HouseholdShare[] {
  const ties = draw.contributions.map((contribution) => hashOfTexts(hash, lineId, contribution.householdId))
  const shares = apportion(benefitFen, draw.contributions.map((contribution) => contribution.weight), ties)
  return draw.contributions.map(({ householdId }, index) => ({ householdId, lotId: draw.lotId, amountFen: shares[index] as bigint }))
}

function merged(shares: readonly HouseholdShare[]): HouseholdShare[] {
  const byClaim = new Map<string, HouseholdShare>()
  for (const share of shares) {
    const claim = JSON.stringify([share.householdId, share.lotId])
    byClaim.set(claim, { ...share, amountFen: share.amountFen + (byClaim.get(claim)?.amountFen ?? 0n) })
  }
  return [...byClaim.values()]
}
