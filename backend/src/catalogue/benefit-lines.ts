import type { MedusaContainer } from "@medusajs/framework/types"
import type { benefitLine, Category, ProductDetail } from "@qianhang/shared/contracts"
import type { z } from "zod"
import { BENEFIT_MODULE, type BenefitDoor, type PreviewedBenefit } from "../modules/benefit/door"
import type { Availability } from "./availability"

export type BenefitLine = z.infer<typeof benefitLine>
/** What a sale of each variant would post today, by variant id. */
export type BenefitPreviews = Map<string, PreviewedBenefit>
export type PricedVariant = { variantId: string; productId: string; category: Category; countyCode: string; cooperativeId: string; unitPriceFen: bigint }

/** Asks the benefit module once for all variants of a page. */
export async function previewBenefits(container: MedusaContainer, variants: readonly PricedVariant[], availability: Map<string, Availability>): Promise<BenefitPreviews> {
  const benefit = container.resolve<BenefitDoor>(BENEFIT_MODULE, { allowUnregistered: true })
  if (!benefit || variants.length === 0) return new Map()
  const previews = await benefit.previewBenefit(variants.map((variant) => ({ ...variant, components: availability.get(variant.variantId)?.components ?? [] })))
  return new Map(previews.map((preview) => [preview.variantId, preview]))
}

/** The line a card shows; null where no agreement is active, so that no page claims a benefit of nothing. */
export function lineOf(preview: PreviewedBenefit | undefined): BenefitLine | null {
  if (!preview?.agreement) return null
  return {
    per_unit_fen: preview.benefitFen.toString(), households: preview.households,
    village: preview.village, fewer_than_five: preview.fewerThanFive, evidence: preview.evidence,
  }
}

/** The lot a buyer would draw from next; null where goods have no lots. A lot of fewer than five households names no village. */
export function lotOf(preview: PreviewedBenefit | undefined): ProductDetail["lot"] {
  const lot = preview?.lots[0]
  if (!lot) return null
  return { number: lot.number, harvest_date: lot.harvestDate, village: lot.village, households: lot.households, fewer_than_five: lot.households === null, certificate_number: lot.certificateNumber }
}
