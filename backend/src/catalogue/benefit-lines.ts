import type { MedusaContainer } from "@medusajs/framework/types"
import { benefitLine } from "@qianhang/shared/contracts"
import type { z } from "zod"
import type { Availability } from "./availability"

export type BenefitLine = z.infer<typeof benefitLine>
/** By variant id; a variant without an active agreement is missing. */
export type BenefitLines = Map<string, BenefitLine>
export type PricedVariant = { variantId: string; productId: string; countyCode: string; cooperativeId: string; unitPriceFen: bigint }

/** Fills in what a sale of each variant would post today. */
export async function benefitLines(_container: MedusaContainer, _variants: readonly PricedVariant[], _availability: Map<string, Availability>): Promise<BenefitLines> {
  return new Map()
}
