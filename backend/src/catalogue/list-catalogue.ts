import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { CataloguePage } from "@qianhang/shared/contracts"
import { availabilityOf } from "./availability"
import { previewBenefits } from "./benefit-lines"
import { findInIndex, type CatalogueQuery, type Found } from "./find-goods"
import { findWithoutIndex } from "./find-goods-without-index"
import { productCard } from "./product-card"
import { ShortCache } from "./short-cache"
import { stillOnSale } from "./still-on-sale"

const pages = new ShortCache<CataloguePage>(5_000, 500)
/** After the engine failed once, lists do not wait for it again before this instant (ms). */
const ENGINE_REST_MS = 5_000
let engineRestsUntil = 0

async function find(container: MedusaContainer, query: CatalogueQuery, at: Date): Promise<Found & { degraded: boolean }> {
  if (at.getTime() >= engineRestsUntil) {
    try {
      return { ...(await findInIndex(container, query, at)), degraded: false }
    } catch (error) {
      engineRestsUntil = at.getTime() + ENGINE_REST_MS
      container.resolve(ContainerRegistrationKeys.LOGGER).warn(`The search engine did not answer; the list comes from the database: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return { ...(await findWithoutIndex(container, query, at)), degraded: true }
}

async function makePage(container: MedusaContainer, query: CatalogueQuery, baseUrl: string): Promise<CataloguePage> {
  const at = new Date()
  const { documents: found, total, facets, degraded } = await find(container, query, at)
  const ids = found.map((document) => document.id)
  const [availability, onSale] = await Promise.all([availabilityOf(container, ids), stillOnSale(container, ids)])
  const documents = found.filter((document) => onSale.has(document.id))
  const benefit = await previewBenefits(container, documents.map((document) => ({
    variantId: document.from_variant_id, productId: document.id, category: document.category, countyCode: document.county_code, cooperativeId: document.cooperative_id, unitPriceFen: BigInt(document.price_from_fen),
  })), availability)
  const live = { availability, benefit, at, baseUrl }
  return { products: documents.map((document) => productCard(document, live)), total: total - (found.length - documents.length), page: query.page, page_size: query.page_size, facets, degraded }
}

/** One page of the shop's goods, at most five seconds old. */
export const listCatalogue = (container: MedusaContainer, query: CatalogueQuery, baseUrl: string): Promise<CataloguePage> =>
  pages.read(JSON.stringify([query, baseUrl]), () => makePage(container, query, baseUrl))

/** Called when somebody has just changed what the shop shows, so that they see it at once. */
export const forgetCataloguePages = (): void => pages.clear()
