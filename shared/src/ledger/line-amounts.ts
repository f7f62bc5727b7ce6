import { sumFen } from "../money/index.js"
import { SnapshotUnlawful } from "./errors.js"
import { type LinePart, type LineSnapshot, type SaleSnapshot, snapshotVersionOf } from "./snapshot.js"

/** What one line is worth, in fen (LEDGER 5). `lineFen` = `cashFen` + `promotionFen`. */
export interface LineAmounts {
  /** L: price × quantity − discount borne by the cooperative */
  readonly lineFen: bigint
  /** P: discount borne by the platform */
  readonly promotionFen: bigint
  /** what the buyer pays for the line; 0 is legal (a gift) */
  readonly cashFen: bigint
}

/** L, P and cash of a line. Throws SnapshotUnlawful where a price, quantity or discount makes no sense. */
export function lineAmounts(line: LineSnapshot): LineAmounts {
  if (!Number.isSafeInteger(line.quantity) || line.quantity < 1) throw new SnapshotUnlawful(line.lineId, "a whole quantity ≥ 1")
  if (line.unitPriceFen < 0n || line.cooperativeDiscountFen < 0n || line.platformDiscountFen < 0n) throw new SnapshotUnlawful(line.lineId, "price and discounts ≥ 0")
  const lineFen = line.unitPriceFen * BigInt(line.quantity) - line.cooperativeDiscountFen
  if (lineFen < 0n) throw new SnapshotUnlawful(line.lineId, "a cooperative discount of at most price × quantity")
  if (line.platformDiscountFen > lineFen) throw new SnapshotUnlawful(line.lineId, "a platform discount of at most the line's amount")
  return { lineFen, promotionFen: line.platformDiscountFen, cashFen: lineFen - line.platformDiscountFen }
}

/** What the buyer owes for the whole order: Σ cash of lines + freight. The captured amount must equal it. */
export function saleTotalFen(snapshot: SaleSnapshot): bigint {
  return sumFen(snapshot.lines.map((line) => lineAmounts(line).cashFen)) + sumFen(snapshot.freight.map((freight) => freight.amountFen))
}

/** Throws SnapshotUnlawful unless it is in the version its lines are written in, every line id and every freight's cooperative occurs once and freight is not negative. */
export function requireLawfulSnapshot(snapshot: SaleSnapshot): void {
  if (snapshot.version !== snapshotVersionOf(snapshot.lines)) throw new SnapshotUnlawful(snapshot.orderId, `version ${snapshotVersionOf(snapshot.lines)}`)
  requireOnce(snapshot.lines.map((line) => line.lineId), "each line once")
  requireOnce(snapshot.freight.map((freight) => freight.cooperativeId), "one freight per cooperative")
  const negative = snapshot.freight.find((freight) => freight.amountFen < 0n)
  if (negative !== undefined) throw new SnapshotUnlawful(negative.cooperativeId, "freight ≥ 0")
}

/** Throws SnapshotUnlawful unless the line's parts and draws can carry an attribution: each lot, household and agreement once. */
export function requireLawfulParts(line: LineSnapshot): void {
  const rule = brokenPartRule(line)
  if (rule !== null) throw new SnapshotUnlawful(line.lineId, rule)
}

/** The agreement version a part stands under; empty where under none. */
export function agreementName(part: LinePart): string {
  return part.agreement === null ? "" : `${part.agreement.agreementId}@${part.agreement.version}`
}

function requireOnce(ids: readonly string[], rule: string): void {
  const seen = new Set<string>()
  for (const id of ids) {
    if (seen.has(id)) throw new SnapshotUnlawful(id, rule)
    seen.add(id)
  }
}

function brokenPartRule(line: LineSnapshot): string | null {
  if (line.parts.length === 0 || line.parts.some((part) => part.draws.length === 0)) return "at least one part, and one draw in each"
  if (line.parts.some((part) => part.draws.some((draw) => draw.baseUnits <= 0n))) return "draws of more than 0 base units"
  if (hasTwice(line.parts.flatMap((part) => part.draws.flatMap((draw) => draw.lotId ?? [])))) return "each lot drawn once per line"
  if (line.parts.some((part) => part.draws.filter((draw) => draw.lotId === null).length > 1)) return "one draw without a lot per part"
  if (line.parts.some((part) => part.draws.some((draw) => hasTwice(draw.contributions.map((one) => one.householdId))))) return "each household once per draw"
  if (hasTwice(line.parts.map(agreementName))) return "one part per agreement version"
  if (line.parts.some(({ agreement }) => agreement?.base === "base_units" && (agreement.fen < 0n || !Number.isSafeInteger(agreement.perBaseUnits) || agreement.perBaseUnits < 1))) return "an amount ≥ 0 for a whole number of base units ≥ 1"
  return null
}

const hasTwice = (names: readonly string[]): boolean => new Set(names).size !== names.length
