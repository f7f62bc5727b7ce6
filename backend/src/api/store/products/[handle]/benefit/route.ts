import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ProductBenefit } from "@qianhang/shared/contracts"
import { availabilityOf } from "../../../../../catalogue/availability"
import type { Goods } from "../../../../../catalogue/goods"
import { rateAnswer } from "../../../../../workflows/agreement/rate-answer"
import { previewBenefits, type BenefitPreviews } from "../../../../../catalogue/benefit-lines"
import { readGoods } from "../../../../../catalogue/read-goods"
import { cachePublicly } from "../../../../public-caching"
import { notFound } from "../../../../refusal"

/** What a sale of this product would post today: benefit + commission + cooperative = price. */
export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const [goods] = await readGoods(request.scope, { handle: String(request.params["handle"]) })
  if (!goods) throw notFound()
  const availability = await availabilityOf(request.scope, [goods.id])
  const priced = goods.variants.map((variant) => ({ variantId: variant.id, productId: goods.id, category: goods.category, countyCode: goods.county.code, cooperativeId: goods.seller.id, unitPriceFen: variant.priceFen }))
  const previews = await previewBenefits(request.scope, priced, availability)
  cachePublicly(response, 5)
  response.json(viewOf(goods, previews))
}

function viewOf(goods: Goods, previews: BenefitPreviews): ProductBenefit {
  const linked = goods.variants.map((variant) => previews.get(variant.id)).find((preview) => preview?.agreement) ?? null
  const agreement = linked?.agreement ?? null
  return {
    product_id: goods.id,
    handle: goods.handle,
    cooperative: { id: goods.seller.id, name: goods.seller.name },
    county: goods.county,
    agreement: agreement && { id: agreement.id, version: agreement.version, mechanism: agreement.mechanism, rate: rateAnswer(agreement.rate), rule: agreement.rule },
    variants: goods.variants.flatMap((variant) => variantView(variant, previews)),
    village: linked?.village ?? null,
    evidence: linked?.evidence ?? "claimed",
    last_payout_day: null,
  }
}

function variantView(variant: Goods["variants"][number], previews: BenefitPreviews): ProductBenefit["variants"] {
  const preview = previews.get(variant.id)
  if (!preview) return []
  return [{
    variant_id: variant.id,
    title: variant.title,
    price_fen: variant.priceFen.toString(),
    benefit_fen: preview.benefitFen.toString(),
    commission_fen: preview.commissionFen.toString(),
    cooperative_fen: preview.cooperativeFen.toString(),
    households: preview.households,
    fewer_than_five: preview.fewerThanFive,
  }]
}
