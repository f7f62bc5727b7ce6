import type { MedusaContainer } from "@medusajs/framework/types"
import type { Quote, quoteRequest } from "@qianhang/shared/contracts"
import { countyOf } from "@qianhang/shared/regions"
import type { z } from "zod"
import { BENEFIT_MODULE, type BenefitDoor } from "../../modules/benefit/door"
import { computeDiscounts, type Discount, NO_DISCOUNT } from "./discounts"
import { thumbnailUrl } from "./thumbnail-url"
import { availableUnits, readGoods } from "./goods"
import { marketRegionId } from "./market"
import { type BasketEntry, type BasketParcel, divideIntoParcels } from "./parcels"
import { readShippingOffers, type ShippingOffer } from "./shipping-choices"
import { stockProblems } from "./stock-problems"

interface QuoteInput {
  request: z.output<typeof quoteRequest>
  salesChannelId: string
}

/** Prices a basket as completion would, writes nothing. Lines that cannot be bought are named in `problems` and left out of the sums. */
export async function quoteBasket(container: MedusaContainer, { request, salesChannelId }: QuoteInput): Promise<Quote> {
  const basket = request.items.map((item) => ({ variantId: item.variant_id, quantity: item.quantity }))
  const regionId = await marketRegionId(container)
  const goods = await readGoods(container, { variantIds: basket.map((line) => line.variantId), regionId, salesChannelId })
  const problems = stockProblems(basket, goods)
  const parcels = divideIntoParcels(basket, goods)
  const missing = new Set(problems.map((problem) => problem.index))
  const entries = parcels.flatMap((parcel) => parcel.entries)
  const bought = entries.filter((entry) => !missing.has(entry.index))
  const [offers, discounts] = await Promise.all([
    readShippingOffers(container, parcels.map((parcel) => parcel.shippingProfileId)),
    computeDiscounts(container, { entries: bought, codes: request.promotion_codes, regionId }),
  ])
  const lineBenefit = await readLineBenefit(container, [...bought, ...entries.filter((entry) => missing.has(entry.index))], discounts)
  const figures = { offers, lineBenefit, discounts }
  const views = parcels.map((parcel) => parcelView(parcel, figures))
  const goodsFen = bought.reduce((sum, line) => sum + line.goods.priceFen * BigInt(line.quantity), 0n)
  const discountFen = bought.reduce((sum, line) => sum + offOf(discounts, line), 0n)
  const freightFen = parcels.filter((p) => p.entries.some((entry) => !missing.has(entry.index))).reduce((sum, p) => sum + (offers.get(p.shippingProfileId)?.[0]?.amountFen ?? 0n), 0n)
  const benefitFen = bought.reduce((sum, line) => sum + (lineBenefit.get(line) ?? 0n), 0n)
  return {
    parcels: views,
    goods_fen: String(goodsFen), discount_fen: String(discountFen), freight_fen: String(freightFen), total_fen: String(goodsFen - discountFen + freightFen), benefit_fen: String(benefitFen),
    problems: problems.map((p) => ({ variant_id: p.variantId, code: p.code, available: p.available })),
  }
}

interface Figures {
  offers: Map<string, ShippingOffer[]>
  lineBenefit: Map<BasketEntry, bigint>
  discounts: Map<number, Discount>
}

function offOf(discounts: Map<number, Discount>, { index }: BasketEntry): bigint {
  const { byCooperativeFen, byPlatformFen } = discounts.get(index) ?? NO_DISCOUNT
  return byCooperativeFen + byPlatformFen
}

function parcelView({ cooperative, shippingProfileId, entries }: BasketParcel, figures: Figures): Quote["parcels"][number] {
  return {
    cooperative: { id: cooperative.id, name: cooperative.name, county: countyOf(cooperative.county_code)?.name ?? "" },
    shipping: (figures.offers.get(shippingProfileId) ?? []).map((offer) => ({ option_id: offer.optionId, name: offer.name, amount_fen: String(offer.amountFen), promise: offer.promise || `${cooperative.ships_within_days} 天内发货` })),
    lines: entries.map((entry) => {
      const { goods, quantity, variantId } = entry
      const subtotal = goods.priceFen * BigInt(quantity)
      const discount = offOf(figures.discounts, entry)
      return {
        variant_id: variantId, product_id: goods.product.id, handle: goods.product.handle, title: goods.product.title, variant_title: goods.variantTitle, thumbnail: thumbnailUrl(goods.product.thumbnail),
        quantity, unit_price_fen: String(goods.priceFen), subtotal_fen: String(subtotal), discount_fen: String(discount), total_fen: String(subtotal - discount),
        available: availableUnits(goods), benefit_fen: String(figures.lineBenefit.get(entry) ?? 0n),
        perishable: goods.product.perishable, made_to_order: goods.product.madeToOrder,
      }
    }),
  }
}

/** What each line would post to households today. Lines that cannot be bought come last: they take no lot from the others. */
async function readLineBenefit(container: MedusaContainer, entries: BasketEntry[], discounts: Map<number, Discount>): Promise<Map<BasketEntry, bigint>> {
  const benefits = await container.resolve<BenefitDoor>(BENEFIT_MODULE).quoteBenefit(
    entries.map(({ goods, quantity, variantId, index }) => ({
      variantId, productId: goods.product.id, category: goods.product.category, countyCode: goods.cooperative.county_code, cooperativeId: goods.cooperative.id,
      quantity, unitPriceFen: goods.priceFen, cooperativeDiscountFen: discounts.get(index)?.byCooperativeFen ?? 0n, platformDiscountFen: discounts.get(index)?.byPlatformFen ?? 0n, components: goods.components,
    })),
  )
  return new Map(entries.map((entry, place) => [entry, benefits[place] ?? 0n]))
}
