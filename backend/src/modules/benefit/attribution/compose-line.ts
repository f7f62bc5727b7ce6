import type { AgreementSnapshot, Contribution, LinePart, LineSnapshot, LotDraw } from "@qianhang/shared/ledger"
import { rateOf } from "../agreements/agreement"
import { commissionOf, type RulesOfDay } from "../agreements/agreement-store"
import type { AgreementRow } from "../agreements/tables"
import { LotSoldOut, type AttributionComponent, type AttributionLine } from "../door"
import type { LotState } from "../lots/lot"
import type { ContributionRow } from "../lots/tables"
import { rated } from "./rated"

/** Lots of the goods asked for, first out first; `remaining` falls as lines take from it. */
export type Shelf = { lot: LotState; remaining: bigint }[]

/** Everything a line is attributed from, read once for all lines. */
export type Sources = { shelves: ReadonlyMap<string, Shelf>; rules: RulesOfDay; contributions: ReadonlyMap<string, readonly ContributionRow[]> }

/** `refuse` throws LotSoldOut; `newest_lot` previews what the goods would post if there were more of them. */
export type OnShortage = "refuse" | "newest_lot"

type Draw = { draw: LotDraw; agreement: AgreementRow | null }

/**
 * Freezes one line: draws its lots first in, first out, and names the agreement and households of each draw.
 * Takes what it draws off the shelves. Quantities only; the core computes the money. @throws LotSoldOut
 */
export function composeLine(line: AttributionLine, sources: Sources, onShortage: OnShortage): LineSnapshot {
  const { components, ...sold } = line
  const fromLots = components.filter((component) => hasLots(sources, component)).flatMap((component) => drawComponent(line, component, sources, onShortage))
  const loose = components.filter((component) => !hasLots(sources, component))
  const draws = loose.length > 0 || components.length === 0 ? [...fromLots, drawWithoutLot(line, loose, sources)] : fromLots
  return { ...sold, commission: commissionOf(sources.rules, line), parts: partsOf(draws) }
}

const hasLots = (sources: Sources, component: AttributionComponent): boolean => (sources.shelves.get(component.inventoryItemId)?.length ?? 0) > 0

function drawComponent(line: AttributionLine, component: AttributionComponent, sources: Sources, onShortage: OnShortage): Draw[] {
  const asked = BigInt(component.baseUnitsPerUnit) * BigInt(line.quantity)
  const shelf = sources.shelves.get(component.inventoryItemId) ?? []
  const taken = takeFirstOut(shelf, asked)
  if (taken.missing > 0n) {
    if (onShortage === "refuse") throw new LotSoldOut(component.inventoryItemId, Number(asked), Number(asked - taken.missing))
    taken.from.set(newestOf(shelf), (taken.from.get(newestOf(shelf)) ?? 0n) + taken.missing)
  }
  return [...taken.from].map(([lot, baseUnits]) => drawFromLot(line, lot, baseUnits, sources))
}

function takeFirstOut(shelf: Shelf, asked: bigint): { from: Map<LotState, bigint>; missing: bigint } {
  const from = new Map<LotState, bigint>()
  let missing = asked
  for (const place of shelf) {
    const baseUnits = missing < place.remaining ? missing : place.remaining
    if (baseUnits <= 0n) continue
    place.remaining -= baseUnits
    missing -= baseUnits
    from.set(place.lot, baseUnits)
  }
  return { from, missing }
}

function drawFromLot(line: AttributionLine, lot: LotState, baseUnits: bigint, sources: Sources): Draw {
  const agreement = agreementFor(sources.rules, [["lot", lot.id], ["inventory_item", lot.inventoryItemId], ["product", line.productId]])
  const named = agreement ? beneficiariesOf(sources.rules, agreement) : []
  const contributions = named.length > 0 ? named : (sources.contributions.get(lot.id) ?? []).map((c) => ({ householdId: c.household_id, weight: c.base_units, kind: c.kind, villageCode: c.village_code }))
  return { agreement, draw: { lotId: lot.id, lotNumber: lot.number, harvestDate: lot.harvestDate, baseUnits, contributions } }
}

/** All components without lots make one draw: a line has at most one draw that names no lot. */
function drawWithoutLot(line: AttributionLine, loose: readonly AttributionComponent[], sources: Sources): Draw {
  const perUnit = loose.reduce((sum, component) => sum + component.baseUnitsPerUnit, 0)
  const baseUnits = BigInt(loose.length === 0 ? 1 : perUnit) * BigInt(line.quantity)
  const agreement = agreementFor(sources.rules, [["product", line.productId], ...loose.map((component): Scope => ["inventory_item", component.inventoryItemId])])
  const contributions = agreement ? beneficiariesOf(sources.rules, agreement) : []
  return { agreement: contributions.length > 0 ? agreement : null, draw: { lotId: null, lotNumber: null, harvestDate: null, baseUnits, contributions } }
}

type Scope = [kind: AgreementRow["scope_kind"], id: string]

function agreementFor(rules: RulesOfDay, scopes: readonly Scope[]): AgreementRow | null {
  for (const [kind, id] of scopes) {
    const found = rules.agreements.find((agreement) => agreement.scope_kind === kind && agreement.scope_id === id)
    if (found) return found
  }
  return null
}

function beneficiariesOf(rules: RulesOfDay, agreement: AgreementRow): Contribution[] {
  return rules.beneficiaries
    .filter((b) => b.agreement_id === agreement.id && b.version === agreement.version)
    .map((b) => ({ householdId: b.household_id, weight: b.weight, kind: b.kind, villageCode: b.village_code }))
}

/** One part per agreement version, one draw per lot: two components may share a lot. */
function partsOf(draws: readonly Draw[]): LinePart[] {
  const parts = new Map<string, { agreement: AgreementRow | null; draws: Map<string | null, LotDraw> }>()
  for (const { agreement, draw } of draws) {
    const key = agreement ? `${agreement.id}@${agreement.version}` : ""
    const part = parts.get(key) ?? { agreement, draws: new Map<string | null, LotDraw>() }
    const before = part.draws.get(draw.lotId)
    part.draws.set(draw.lotId, before ? { ...before, baseUnits: before.baseUnits + draw.baseUnits } : draw)
    parts.set(key, part)
  }
  return [...parts.values()].map((part) => ({ agreement: part.agreement && agreementSnapshot(part.agreement), draws: [...part.draws.values()] }))
}

function agreementSnapshot(agreement: AgreementRow): AgreementSnapshot {
  return rated({ agreementId: agreement.id, version: agreement.version, mechanism: agreement.mechanism }, rateOf(agreement))
}

function newestOf(shelf: Shelf): LotState {
  const last = shelf[shelf.length - 1]
  if (!last) throw new RangeError("an empty shelf has no newest lot")
  return last.lot
}
