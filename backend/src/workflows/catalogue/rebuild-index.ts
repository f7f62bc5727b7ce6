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

/** Gives a shop that has never had an index an empty one to write to; without it every product event of a first seed fails. A shop that has one keeps it. */
export async function openIndex(container: MedusaContainer): Promise<void> {
  const index = (await container.resolve(Modules.SEARCH).listIndexes()).find((one) => one.name === "product")
  if (index?.status === "pending") await rebuildIndex(container)
}
