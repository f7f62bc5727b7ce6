import { Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { forgetCataloguePages } from "../../catalogue/list-catalogue"
import { forgetProductPages } from "../../catalogue/product-page"

/** Fills the product index anew and swaps it in when it is whole; buyers search the old one meanwhile. The seed calls this at its end. */
export async function rebuildIndex(container: MedusaContainer): Promise<void> {
  await container.resolve(Modules.SEARCH).reindex({ index: "product" })
  forgetCataloguePages()
  forgetProductPages()
}
