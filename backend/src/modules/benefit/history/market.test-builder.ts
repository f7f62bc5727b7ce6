import type { HouseholdKind, SaleMechanism } from "@qianhang/shared/ledger"
import type { GoodsClass } from "../signing/window"
import { DAY_MS, HOUR_MS, dayOf, startOf } from "./days.test-builder"
import type { Draw } from "./oracle.test-builder"
import type { Claim, Drawn, Part, Rate } from "./sold-line.test-builder"

export type Component = { inventoryItemId: string; baseUnitsPerUnit: number }
export type Goods = { productId: string; category: string; cooperativeId: string; goodsClass: GoodsClass; priceFen: number; components: readonly Component[] }
export type OracleLot = { id: string; inventoryItemId: string; cooperativeId: string; harvestDate: string; delivered: number; drawn: number; removed: number; claims: Claim[] }
export type OracleAgreement = { id: string; version: number; cooperativeId: string; scope: { kind: "lot" | "inventory_item" | "product"; id: string }; mechanism: SaleMechanism; rate: Rate; from: string; to: string | null; beneficiaries: Claim[] }

export const BERRIES_COOP = "coop_majiang"
export const SILVER_COOP = "coop_leishan"
export const COUNTY_OF: ReadonlyMap<string, string> = new Map([[BERRIES_COOP, "522635"], [SILVER_COOP, "522634"]])
export const countyOf = (cooperativeId: string): string => COUNTY_OF.get(cooperativeId) ?? ""

/** One cooperative's goods come in lots, the other's are made or bought without any; the gift box holds two kinds. */
export const GOODS: readonly Goods[] = [
  { productId: "prod_berries", category: "fruit", cooperativeId: BERRIES_COOP, goodsClass: "fresh", priceFen: 1990, components: [{ inventoryItemId: "iitem_berries", baseUnitsPerUnit: 500 }] },
  { productId: "prod_tea", category: "tea", cooperativeId: BERRIES_COOP, goodsClass: "ordinary", priceFen: 1283, components: [{ inventoryItemId: "iitem_tea", baseUnitsPerUnit: 50 }] },
  { productId: "prod_box", category: "gift", cooperativeId: BERRIES_COOP, goodsClass: "ordinary", priceFen: 3301, components: [{ inventoryItemId: "iitem_tea", baseUnitsPerUnit: 30 }, { inventoryItemId: "iitem_berries", baseUnitsPerUnit: 250 }] },
  { productId: "prod_silver", category: "craft", cooperativeId: SILVER_COOP, goodsClass: "made_to_order", priceFen: 2777, components: [{ inventoryItemId: "iitem_silver", baseUnitsPerUnit: 1 }] },
  { productId: "prod_cloth", category: "craft", cooperativeId: SILVER_COOP, goodsClass: "ordinary", priceFen: 899, components: [{ inventoryItemId: "iitem_cloth", baseUnitsPerUnit: 1 }] },
]

const KINDS: readonly HouseholdKind[] = ["lifted", "at_risk", "general"]
const household = (letter: string, index: number): Omit<Claim, "weight"> => ({ householdId: `hh_${letter}${String(index).padStart(9, "0")}`, kind: KINDS[index % KINDS.length] ?? "general", village: `522635${100 + (index % 2)}201` })
export const GROWERS = Array.from({ length: 9 }, (_, index) => household("g", index))
export const SMITHS = Array.from({ length: 6 }, (_, index) => household("s", index))

/** The rules and shelves of the small market, as the oracle keeps them. */
export class Market {
  readonly lots: OracleLot[] = []
  readonly agreements: OracleAgreement[] = []
  readonly commissions: { cooperativeId: string | null; category: string | null; rateBps: number; from: string; to: string | null }[] = []
  readonly terms: { from: string; returnDays: number; freshHours: number }[] = [{ from: "2000-01-01", returnDays: 7, freshHours: 48 }]

  /** what came back fit for sale of goods that have no lots, in base units */
  readonly restocked = new Map<string, number>()

  restock(inventoryItemId: string, units: number): void {
    this.restocked.set(inventoryItemId, (this.restocked.get(inventoryItemId) ?? 0) + units)
  }

  commissionOn(day: string, cooperativeId: string, category: string): number {
    const holds = this.commissions.filter((rule) => rule.from <= day && (rule.to === null || rule.to > day))
    for (const [whose, what] of [[cooperativeId, category], [cooperativeId, null], [null, category], [null, null]]) {
      const rule = holds.find((one) => one.cooperativeId === whose && one.category === what)
      if (rule) return rule.rateBps
    }
    return 0
  }

  agreementOn(day: string, scopes: readonly (readonly [kind: string, id: string])[]): OracleAgreement | null {
    const holds = this.agreements.filter((one) => one.from <= day && (one.to === null || one.to > day))
    for (const [kind, id] of scopes) {
      const found = holds.find((one) => one.scope.kind === kind && one.scope.id === id)
      if (found) return found
    }
    return null
  }

  shelf(inventoryItemId: string): OracleLot[] {
    return this.lots.filter((lot) => lot.inventoryItemId === inventoryItemId).sort((a, b) => (precedes(a, b) ? -1 : 1))
  }

  remaining = (lot: OracleLot): number => lot.delivered - lot.drawn - lot.removed

  /** Takes goods off the shelves, oldest lot first, and says under which agreements; null when there are too few, with nothing taken. */
  take(day: string, lines: readonly { goods: Goods; quantity: number }[]): Part[][] | null {
    const before = this.lots.map((lot) => lot.drawn)
    const parts = lines.map((line) => this.takeLine(day, line))
    if (parts.every((part): part is Part[] => part !== null)) return parts
    this.lots.forEach((lot, index) => { lot.drawn = before[index] ?? 0 })
    return null
  }

  private takeLine(day: string, { goods, quantity }: { goods: Goods; quantity: number }): Part[] | null {
    const drawn: { agreement: OracleAgreement | null; draw: Drawn }[] = []
    for (const { inventoryItemId, baseUnitsPerUnit } of goods.components) {
      const shelf = this.shelf(inventoryItemId)
      let missing = baseUnitsPerUnit * quantity
      if (shelf.length === 0) {
        const agreement = this.agreementOn(day, [["product", goods.productId], ["inventory_item", inventoryItemId]])
        drawn.push({ agreement, draw: { lotId: null, units: missing, claims: agreement?.beneficiaries ?? [] } })
        continue
      }
      for (const lot of shelf) {
        const units = Math.min(missing, this.remaining(lot))
        if (units <= 0) continue
        lot.drawn += units
        missing -= units
        drawn.push({ agreement: this.agreementOn(day, [["lot", lot.id], ["inventory_item", inventoryItemId], ["product", goods.productId]]), draw: { lotId: lot.id, units, claims: lot.claims } })
      }
      if (missing > 0) return null
    }
    return partsOf(drawn)
  }

  /** Cancelled goods lie where they were taken from, once. */
  putBack(draws: readonly Draw[]): void {
    for (const draw of draws) this.movedBack(draw, draw.units - draw.backUnits)
  }

  /** Goods of one line arrive again: the lot drawn last has its own back first; what is fit for sale before what is not, which fills its place and is written off. */
  takeBack(draws: readonly Draw[], { quantity, restocked, spoiled }: { quantity: number; restocked: number; spoiled: number }): void {
    for (const item of new Set(draws.map((draw) => this.lotOf(draw).inventoryItemId))) {
      const own = draws.filter((draw) => this.lotOf(draw).inventoryItemId === item).sort((a, b) => (precedes(this.lotOf(b), this.lotOf(a)) ? -1 : 1))
      const perUnit = own.reduce((units, draw) => units + draw.units, 0) / quantity
      let [fit, lost] = [perUnit * restocked, perUnit * spoiled]
      for (const draw of own) {
        const back = Math.min(fit, draw.units - draw.backUnits)
        this.movedBack(draw, back)
        fit -= back
        const off = Math.min(lost, draw.units - draw.backUnits)
        draw.backUnits += off
        lost -= off
      }
    }
  }

  private movedBack(draw: Draw, units: number): void {
    draw.backUnits += units
    this.lotOf(draw).removed -= units
  }

  private lotOf({ lotId }: Draw): OracleLot {
    const lot = this.lots.find((one) => one.id === lotId)
    if (!lot) throw new Error(`no lot ${lotId}`)
    return lot
  }

  /** When a parcel signed now may be settled. */
  windowEndsAt(signedAtMs: number, classes: readonly GoodsClass[]): number {
    const day = dayOf(signedAtMs)
    const terms = this.terms.filter((one) => one.from <= day).at(-1)
    if (!terms) throw new Error(`no terms on ${day}`)
    const ends = { ordinary: startOf(day) + (terms.returnDays + 1) * DAY_MS, fresh: signedAtMs + terms.freshHours * HOUR_MS, made_to_order: signedAtMs }
    return Math.max(signedAtMs, ...classes.map((goodsClass) => ends[goodsClass]))
  }
}

const precedes = (a: OracleLot, b: OracleLot): boolean => a.harvestDate < b.harvestDate || (a.harvestDate === b.harvestDate && a.id < b.id)

function partsOf(drawn: readonly { agreement: OracleAgreement | null; draw: Drawn }[]): Part[] {
  const parts = new Map<string, Part>()
  for (const { agreement, draw } of drawn) {
    const name = agreement ? `${agreement.id}@${agreement.version}` : ""
    const part = parts.get(name) ?? { agreement: agreement && { name, mechanism: agreement.mechanism, rate: agreement.rate }, draws: [] }
    part.draws.push(draw)
    parts.set(name, part)
  }
  return [...parts.values()]
}
