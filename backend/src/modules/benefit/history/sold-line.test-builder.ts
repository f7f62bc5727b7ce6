import type { HouseholdKind, SaleMechanism } from "@qianhang/shared/ledger"
import { tieOf, Walk } from "./walk.test-builder"

export type Claim = { householdId: string; weight: number; kind: HouseholdKind; village: string }
export type Drawn = { lotId: string | null; units: number; claims: readonly Claim[] }
/** A share of the line, or so many fen for every so many base units. */
export type Rate = { bps: number } | { fen: number; per: number }
/** The part of a line under one agreement version, or under none. */
export type Part = { agreement: { name: string; mechanism: SaleMechanism; rate: Rate } | null; draws: Drawn[] }
export type Sold = { lineId: string; productId: string; cooperativeId: string; quantity: number; priceFen: number; cooperativeDiscountFen: number; platformDiscountFen: number; commissionBps: number; parts: Part[] }

/** One household's share of a line from one lot, and where it stands. */
export type Share = Claim & { lotId: string | null; mechanism: SaleMechanism; firstFen: number; accruedFen: number; settledFromAdvanceFen: number; settledToPayableFen: number; fromAdvanceFen: number; toPayableFen: number; /** what it accrued when its settled parcel was last swept */ sweptToFen?: number }
/** What one change moved on a line. */
export type Moved = { cashFen: number; promotionFen: number; commissionFen: number; cooperativeFen: number; shares: { share: Share; fen: number }[]; goods: { mechanism: SaleMechanism | null; fen: number }[] }

/** A sold line by the oracle's own arithmetic: whole numbers, one fen after the other. */
export class SoldLine {
  readonly lineFen: number
  readonly cashFen: number
  readonly shares: Share[] = []
  readonly benefitFen: number
  readonly commissionFen: number
  returnedFen = 0
  compensatedFen = 0
  returnedQuantity = 0
  private grossFen = 0
  private readonly parts: Walk
  private readonly sides: Walk
  private readonly households: Walk

  constructor(readonly sold: Sold) {
    const { lineId } = sold
    this.lineFen = sold.priceFen * sold.quantity - sold.cooperativeDiscountFen
    this.cashFen = this.lineFen - sold.platformDiscountFen
    this.parts = new Walk(sold.parts.map((part) => ({ weight: sum(part.draws.map((draw) => draw.units)), tie: tieOf(lineId, part.agreement?.name ?? "") })))
    this.commissionFen = Math.floor((this.lineFen * sold.commissionBps) / 10_000)
    const benefits = this.benefitOfParts()
    this.benefitFen = sum(sold.parts.map((part, index) => this.share(part, benefits[index] ?? 0)))
    this.sides = new Walk([["benefit", this.benefitFen], ["commission", this.commissionFen], ["cooperative", this.lineFen - this.benefitFen - this.commissionFen]].map(([name, fen]) => ({ weight: Number(fen), tie: tieOf(lineId, String(name)) })))
    this.households = new Walk(this.shares.map((one) => ({ weight: one.firstFen, tie: `${tieOf(lineId, one.householdId)} ${one.lotId ?? ""}` })))
  }

  get grossReturnedFen(): number { return this.grossFen }
  get commissionLeftFen(): number { return this.commissionFen - (this.reversed().sides[1] ?? 0) }
  get leftFen(): number { return this.cashFen - this.returnedFen - this.compensatedFen }
  get leftQuantity(): number { return this.sold.quantity - this.returnedQuantity }

  /** The sale itself. */
  sell(): Moved {
    const partFen = this.partsOf(this.lineFen)
    for (const share of this.shares) share.accruedFen = share.firstFen
    return {
      cashFen: this.cashFen, promotionFen: this.sold.platformDiscountFen, commissionFen: this.commissionFen, cooperativeFen: this.lineFen - this.benefitFen - this.commissionFen,
      shares: this.shares.map((share) => ({ share, fen: share.firstFen })), goods: this.sold.parts.map((part, index) => ({ mechanism: part.agreement?.mechanism ?? null, fen: partFen[index] ?? 0 })),
    }
  }

  /** So much money and so many units more (or, negative, less) come back; what that moves depends on the sums alone. */
  giveBack(fen: number, quantity: number): Moved {
    const grossBefore = this.grossFen
    const before = this.reversed()
    this.returnedFen += fen
    this.returnedQuantity += quantity
    this.grossFen = this.cashFen > 0 ? Math.floor((this.lineFen * this.returnedFen) / this.cashFen) : Math.floor((this.lineFen * this.returnedQuantity) / this.sold.quantity)
    const after = this.reversed()
    const step = (pick: (of: typeof after) => number | undefined): number => (pick(after) ?? 0) - (pick(before) ?? 0)
    const shares = this.shares.map((share, index) => ({ share, fen: step((of) => of.households[index]) }))
    for (const { share, fen } of shares) share.accruedFen -= fen
    const [partsBefore, partsAfter] = [this.partsOf(grossBefore), this.partsOf(this.grossFen)]
    return {
      cashFen: fen, promotionFen: this.grossFen - grossBefore - fen, commissionFen: step((of) => of.sides[1]), cooperativeFen: step((of) => of.sides[2]), shares,
      goods: this.sold.parts.map((part, index) => ({ mechanism: part.agreement?.mechanism ?? null, fen: (partsAfter[index] ?? 0) - (partsBefore[index] ?? 0) })),
    }
  }

  private reversed(): { sides: number[]; households: number[] } {
    const sides = this.sides.at(this.grossFen)
    return { sides, households: this.households.at(sides[0] ?? 0) }
  }

  private partsOf(fen: number): number[] {
    return this.sold.parts.length === 1 ? [fen] : this.parts.at(fen)
  }

  /** Shares of the line first; then amounts by base units, each at most its part's own money and together at most what is left, fen by fen. */
  private benefitOfParts(): number[] {
    const { parts, lineId } = this.sold
    const partFen = this.partsOf(this.lineFen)
    const shares = parts.map(({ agreement }, index) => (agreement && "bps" in agreement.rate ? Math.floor(((partFen[index] ?? 0) * agreement.rate.bps) / 10_000) : 0))
    const asked = parts.map(({ agreement, draws }, index) => (agreement && "fen" in agreement.rate ? Math.min(Math.floor((agreement.rate.fen * sum(draws.map((draw) => draw.units))) / agreement.rate.per), partFen[index] ?? 0) : 0))
    const left = this.lineFen - this.commissionFen - sum(shares)
    const given = new Walk(parts.map(({ agreement }, index) => ({ weight: asked[index] ?? 0, tie: tieOf(lineId, agreement?.name ?? "") }))).at(Math.min(sum(asked), left))
    return shares.map((fen, index) => fen + (given[index] ?? 0))
  }

  private share(part: Part, benefitFen: number): number {
    const { agreement } = part
    if (!agreement) return 0
    const { lineId } = this.sold
    const perDraw = new Walk(part.draws.map((draw) => ({ weight: draw.units, tie: tieOf(lineId, draw.lotId ?? "") }))).at(benefitFen)
    part.draws.forEach((draw, index) => {
      const fen = new Walk(draw.claims.map((claim) => ({ weight: claim.weight, tie: tieOf(lineId, claim.householdId) }))).at(perDraw[index] ?? 0)
      draw.claims.forEach((claim, at) => {
        const same = this.shares.find((one) => one.householdId === claim.householdId && one.lotId === draw.lotId)
        if (same) same.firstFen += fen[at] ?? 0
        else this.shares.push({ ...claim, lotId: draw.lotId, mechanism: agreement.mechanism, firstFen: fen[at] ?? 0, accruedFen: 0, settledFromAdvanceFen: 0, settledToPayableFen: 0, fromAdvanceFen: 0, toPayableFen: 0 })
      })
    })
    return benefitFen
  }
}

export const sum = (of: readonly number[]): number => of.reduce((total, one) => total + one, 0)
