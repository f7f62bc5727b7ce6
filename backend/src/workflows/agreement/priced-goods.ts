import type { MedusaContainer } from "@medusajs/framework/types"
import { availabilityOf } from "../../catalogue/availability"
import { productIdsOf, readSellersGoods } from "../../catalogue/sellers-goods"
import { AgreementRefused, BENEFIT_MODULE, type AgreementRecord, type AgreementScope, type BenefitService, type PricedUnit } from "../../modules/benefit"
import type { PreviewLine } from "../../modules/benefit/door"

/**
 * What a sale unit of each of the goods under an amount per base units would post at today's prices by the newest text; none
 * for a share of L, which every price bears alike.
 */
export async function pricedUnits(container: MedusaContainer, agreement: AgreementRecord, nowMs = Date.now()): Promise<(PricedUnit & { title: string })[]> {
  const terms = agreement.versions.at(-1)?.terms
  if (!terms || terms.rate.kind === "share") return []
  const { agreements } = container.resolve<BenefitService>(BENEFIT_MODULE)
  const covered = await coveredGoods(container, agreement.cooperativeId, terms.scope)
  const priced = await agreements.priced(terms, covered.map(({ line }) => line), nowMs)
  return priced.map((unit, at) => ({ ...unit, title: covered[at]?.title ?? "" }))
}

/** Which agreements the next unit of each of the goods that the newest text covers would count under: not this one, where a narrower one is in force. */
export async function countingUnits(container: MedusaContainer, agreement: AgreementRecord, nowMs = Date.now()): Promise<{ variantId: string; title: string; agreementIds: string[] }[]> {
  const scope = agreement.versions.at(-1)?.terms.scope
  const covered = scope ? await coveredGoods(container, agreement.cooperativeId, scope) : []
  const counting = await container.resolve<BenefitService>(BENEFIT_MODULE).agreements.counting(covered.map(({ line }) => line), nowMs)
  return counting.map((unit, at) => ({ ...unit, title: covered[at]?.title ?? "" }))
}

/** @throws AgreementRefused `benefit_exceeds_price` where a price of today does not bear the amount, `unit_unclear` */
export async function requireBearable(container: MedusaContainer, agreement: AgreementRecord, nowMs: number): Promise<void> {
  const over = (await pricedUnits(container, agreement, nowMs)).find((unit) => unit.cappedFen > 0n)
  if (over) throw new AgreementRefused("benefit_exceeds_price", `variant ${over.variantId} at ${over.priceFen} fen bears ${over.benefitFen}, ${over.cappedFen} less than the agreement names`)
}

async function coveredGoods(container: MedusaContainer, cooperativeId: string, scope: AgreementScope): Promise<{ title: string; line: PreviewLine }[]> {
  if (scope.kind === "product") return sellersLines(container, [scope.id])
  const item = scope.kind === "lot" ? (await container.resolve<BenefitService>(BENEFIT_MODULE).lotBook.find(scope.id))?.inventoryItemId : scope.id
  return (await sellersLines(container, await productIdsOf(container, cooperativeId))).filter(({ line }) => line.components.some((component) => component.inventoryItemId === item))
}

async function sellersLines(container: MedusaContainer, productIds: string[]): Promise<{ title: string; line: PreviewLine }[]> {
  if (productIds.length === 0) return []
  const [goods, availability] = await Promise.all([readSellersGoods(container, { id: productIds }), availabilityOf(container, productIds)])
  return goods.flatMap((product) => product.variants.map((variant) => ({
    title: `${product.title} ${variant.title}`,
    line: {
      variantId: variant.id, productId: product.id, category: product.category, countyCode: product.countyCode, cooperativeId: product.cooperativeId, unitPriceFen: BigInt(variant.price_fen),
      components: availability.get(variant.id)?.components ?? [],
    },
  })))
}
