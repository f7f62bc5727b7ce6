import type { BasketLine } from "./stock-problems"
import type { Goods } from "./goods"

export interface BasketEntry extends BasketLine {
  /** place in the basket */
  index: number
  goods: Goods
}

/** The lines one cooperative sends together, in basket order. */
export interface BasketParcel {
  cooperative: Goods["cooperative"]
  shippingProfileId: string
  entries: BasketEntry[]
}

/** Divides a basket into parcels, one per cooperative. Lines of unknown goods are left out. */
export function divideIntoParcels(basket: readonly BasketLine[], goods: ReadonlyMap<string, Goods>): BasketParcel[] {
  const parcels = new Map<string, BasketParcel>()
  for (const [index, line] of basket.entries()) {
    const item = goods.get(line.variantId)
    if (!item) continue
    const parcel = parcels.get(item.cooperative.id) ?? { cooperative: item.cooperative, shippingProfileId: item.product.shippingProfileId, entries: [] }
    parcel.entries.push({ ...line, index, goods: item })
    parcels.set(item.cooperative.id, parcel)
  }
  return [...parcels.values()]
}
