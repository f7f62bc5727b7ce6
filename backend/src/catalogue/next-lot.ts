import type { MedusaContainer } from "@medusajs/framework/types"
import type { ProductDetail } from "@qianhang/shared/contracts"
import type { Availability } from "./availability"

/** The lot a buyer would draw from next; null where goods have no lots. */
export async function nextLot(_container: MedusaContainer, _availability: readonly Availability[]): Promise<ProductDetail["lot"]> {
  return null
}
