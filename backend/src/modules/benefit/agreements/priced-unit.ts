import { lineShares, shanghaiDay, type LinePart } from "@qianhang/shared/ledger"
import type { EntityManager } from "typeorm"
import { rated } from "../attribution/rated"
import type { AttributionComponent, PreviewLine } from "../door"
import { sha256 } from "../journal/sha256"
import type { AgreementTerms } from "./agreement"
import { AgreementRefused } from "./agreement-refused"
import { commissionOf, findRules } from "./agreement-store"

/** What one sale unit would post, in fen. `cappedFen`: what the agreement names beyond what the price bears. */
export type PricedUnit = { variantId: string; priceFen: bigint; benefitFen: bigint; cappedFen: bigint }

/** The very formula of the capture over a text, whoever the households are. @throws AgreementRefused `unit_unclear` */
export async function priceUnits(manager: EntityManager, terms: AgreementTerms, lines: readonly PreviewLine[], nowMs: number): Promise<PricedUnit[]> {
  const rules = await findRules(manager, { day: [terms.effectiveFrom, shanghaiDay(nowMs)].sort().at(-1) ?? terms.effectiveFrom, scopeIds: [] })
  const item = terms.scope.kind === "lot" ? await itemOfLot(manager, terms.scope.id) : terms.scope.id
  return lines.map((line) => {
    const covers = (component: AttributionComponent): boolean => terms.scope.kind === "product" || component.inventoryItemId === item
    const { components, ...sold } = line
    if (terms.rate.kind === "per_unit" && components.filter(covers).length > 1) throw new AgreementRefused("unit_unclear", `variant ${line.variantId} takes several goods in units of their own`)
    const parts = [partOf(terms, components.filter(covers)), partOf(null, components.filter((component) => !covers(component)))].flatMap((part) => part ?? [])
    const shares = lineShares({ ...sold, lineId: line.variantId, title: "", quantity: 1, cooperativeDiscountFen: 0n, platformDiscountFen: 0n, commission: commissionOf(rules, line), parts: parts.length > 0 ? parts : [wholePart(terms)] }, sha256)
    return { variantId: line.variantId, priceFen: line.unitPriceFen, benefitFen: shares.benefitFen, cappedFen: shares.cappedFen }
  })
}

async function itemOfLot(manager: EntityManager, lotId: string): Promise<string> {
  const [lot] = await manager.query<{ inventory_item_id: string }[]>("select inventory_item_id from benefit.lot where id = $1", [lotId])
  return lot?.inventory_item_id ?? lotId
}

function partOf(terms: AgreementTerms | null, components: readonly AttributionComponent[]): LinePart | null {
  const baseUnits = components.reduce((sum, component) => sum + component.baseUnitsPerUnit, 0)
  return baseUnits === 0 ? null : part(terms, BigInt(baseUnits))
}

/** Goods that Medusa counts in nothing take one base unit per sale unit. */
const wholePart = (terms: AgreementTerms): LinePart => part(terms, 1n)

function part(terms: AgreementTerms | null, baseUnits: bigint): LinePart {
  const contributions = terms ? [{ householdId: "hh_anybody", weight: 1n, kind: "general" as const, villageCode: null }] : []
  return { agreement: terms && rated({ agreementId: "agr_text", version: 1, mechanism: terms.mechanism }, terms.rate), draws: [{ lotId: null, lotNumber: null, harvestDate: null, baseUnits, contributions }] }
}
