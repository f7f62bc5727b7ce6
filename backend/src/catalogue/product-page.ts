import type { MedusaContainer } from "@medusajs/framework/types"
import type { ProductDetail } from "@qianhang/shared/contracts"
import { availabilityOf } from "./availability"
import { lineOf, lotOf, previewBenefits } from "./benefit-lines"
import { businessLicence, type Goods } from "./goods"
import { documentOf } from "./goods-document"
import { pictureLinks } from "./picture-links"
import { productCard, type Live } from "./product-card"
import { readGoods } from "./read-goods"
import { ShortCache } from "./short-cache"

const shown = new ShortCache<ProductDetail | null>(3_000, 1_000)

function detail(goods: Goods, live: Live): ProductDetail {
  const { seller, attributes } = goods
  return {
    ...productCard(documentOf(goods), live),
    story: goods.story,
    pictures: goods.pictures.map((path) => pictureLinks(path, goods.title, live.baseUrl)),
    variants: goods.variants.map((variant) => ({
      id: variant.id, title: variant.title, sku: variant.sku, price_fen: variant.priceFen.toString(),
      available: live.availability.get(variant.id)?.available ?? 0,
      benefit: lineOf(live.benefit.get(variant.id)),
    })),
    facts: attributes.facts, claims: attributes.claims, perishable: attributes.perishable, made_to_order: attributes.made_to_order,
    lot: goods.variants.map((variant) => lotOf(live.benefit.get(variant.id))).find((lot) => lot !== null) ?? null,
    cooperative: { id: seller.id, name: seller.name, county: goods.county.name, credit_code: seller.credit_code, licence_number: businessLicence(seller), ships_within_days: seller.ships_within_days },
  }
}

async function makeDetail(container: MedusaContainer, handle: string, baseUrl: string): Promise<ProductDetail | null> {
  const [goods] = await readGoods(container, { handle })
  if (!goods) return null
  const availability = await availabilityOf(container, [goods.id])
  const priced = goods.variants.map((variant) => ({ variantId: variant.id, productId: goods.id, category: goods.category, countyCode: goods.county.code, cooperativeId: goods.seller.id, unitPriceFen: variant.priceFen }))
  const benefit = await previewBenefits(container, priced, availability)
  return detail(goods, { availability, benefit, at: new Date(), baseUrl })
}

/** A product page's facts, at most three seconds old; null for unknown, unpublished or suspended goods. */
export const readProductPage = (container: MedusaContainer, handle: string, baseUrl: string): Promise<ProductDetail | null> =>
  shown.read(JSON.stringify([handle, baseUrl]), () => makeDetail(container, handle, baseUrl))

/** Called when a product has just been edited or decided on. */
export const forgetProductPages = (): void => shown.clear()
