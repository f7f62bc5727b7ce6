import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { forgetCataloguePages } from "./list-catalogue"
import { forgetProductPages } from "./product-page"

/**
 * Makes an edit visible at once: the index takes the products in, and this process forgets its pages. The same event reaches the index through the event bus too;
 * this only spares a person the wait. While the engine is down the edit stands, and the index is filled when it returns.
 */
export async function refreshShop(container: MedusaContainer, productIds: string[]): Promise<void> {
  try {
    await container.resolve(Modules.SEARCH).ingest({ name: "cooperative.goods-changed", data: { ids: productIds } })
  } catch (error) {
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(`The search index did not take ${productIds.join(", ")} in: ${error instanceof Error ? error.message : String(error)}`)
  }
  forgetCataloguePages()
  forgetProductPages()
}
