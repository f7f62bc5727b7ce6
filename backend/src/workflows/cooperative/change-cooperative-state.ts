import { productIdsOf } from "../../catalogue/sellers-goods"
import type { MedusaContainer } from "@medusajs/framework/types"
import { refreshShop } from "../../catalogue/refresh-shop"
import { COOPERATIVE_MODULE, type CooperativeModuleService } from "../../modules/cooperative"

/** Approves or suspends a cooperative. All its goods appear in or leave the shop and the index with it; no product is touched. */
export async function changeCooperativeState(container: MedusaContainer, input: { id: string; state: "approved" | "suspended" }): Promise<void> {
  await container.resolve<CooperativeModuleService>(COOPERATIVE_MODULE).updateCooperatives({ id: input.id, state: input.state })
  const ids = await productIdsOf(container, input.id)
  await refreshShop(container, ids)
}
