import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"

export type SellerPlaces = { countyCode: string; shippingProfileId: string; stockLocationId: string; salesChannelId: string }

/** Thrown when a cooperative was registered but has no place to ship from yet. */
export class SellerCannotShip extends Error {
  constructor(readonly cooperativeId: string) {
    super(`cooperative ${cooperativeId} needs a shipping profile, a stock location and a sales channel before it can sell`)
    this.name = "SellerCannotShip"
  }
}

type Row = { county_code: string; shipping_profile?: { id: string } | null; stock_location?: { id: string } | null }

/** Where a cooperative's goods lie and by which freight they travel. @throws SellerCannotShip */
export async function sellerPlaces(container: MedusaContainer, cooperativeId: string): Promise<SellerPlaces> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [{ data: sellers }, { data: stores }] = await Promise.all([
    query.graph({ entity: "cooperative", fields: ["county_code", "shipping_profile.id", "stock_location.id"], filters: { id: cooperativeId } }),
    query.graph({ entity: "store", fields: ["default_sales_channel_id"] }),
  ])
  const [seller] = sellers as unknown as Row[]
  const salesChannelId = stores[0]?.default_sales_channel_id
  if (!seller?.shipping_profile || !seller.stock_location || !salesChannelId) throw new SellerCannotShip(cooperativeId)
  return { countyCode: seller.county_code, shippingProfileId: seller.shipping_profile.id, stockLocationId: seller.stock_location.id, salesChannelId }
}
