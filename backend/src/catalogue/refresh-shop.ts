import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { forgetCountyHalls } from "./county-halls"
import { forgetCataloguePages } from "./list-catalogue"
import { forgetProductPages } from "./product-page"

/** How long a person waits for the engine to take an edit in; it goes on without them. */
const PATIENCE_MS = 1_500

/**
 * Makes an edit visible at once: the index takes the products in, and this process forgets its pages. The same event reaches the index through the event bus too;
 * this only spares a person the wait. While the engine is down the edit stands, and the event or the next rebuild brings it in.
 */
export async function refreshShop(container: MedusaContainer, productIds: string[]): Promise<void> {
  forgetShopPages()
  const indexed = container.resolve(Modules.SEARCH).ingest({ name: "cooperative.goods-changed", data: { ids: productIds } }).then(forgetCataloguePages, (error: unknown) => {
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(`The search index did not take ${productIds.join(", ")} in: ${error instanceof Error ? error.message : String(error)}`)
    forgetCataloguePages()
  })
  let timer: NodeJS.Timeout | undefined
  await Promise.race([indexed, new Promise<void>((resolve) => { timer = setTimeout(resolve, PATIENCE_MS) })])
  clearTimeout(timer)
}

/** What this process has kept of pages is read anew: enough where nothing changed that the index holds. */
export function forgetShopPages(): void {
  forgetProductPages()
  forgetCountyHalls()
  forgetCataloguePages()
}
