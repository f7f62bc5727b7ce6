import type { ComputeActionContext, IPromotionModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { fenOf, yuanOf } from "../payment/yuan"
import type { BasketEntry } from "./parcels"

interface DiscountQuestion {
  entries: BasketEntry[]
  codes: string[]
  regionId: string
}

/** What promotions take off each line (by its place in the basket), in fen: the codes given and the automatic ones, as stock completion would. */
export async function computeDiscounts(container: MedusaContainer, { entries, codes, regionId }: DiscountQuestion): Promise<Map<number, bigint>> {
  const promotions = container.resolve<IPromotionModuleService>(Modules.PROMOTION)
  const off = new Map<number, bigint>()
  if (entries.length === 0) return off
  const context = {
    currency_code: "cny",
    region: { id: regionId },
    items: entries.map(({ index, quantity, goods }) => {
      const subtotal = yuanOf(goods.priceFen * BigInt(quantity))
      return { id: String(index), quantity, subtotal, original_total: subtotal, is_discountable: true, product: { id: goods.product.id } }
    }),
    shipping_methods: [],
  } as unknown as ComputeActionContext
  const actions = await promotions.computeActions(codes, context)
  for (const action of actions) {
    if (action.action !== "addItemAdjustment") continue
    const index = Number(action.item_id)
    off.set(index, (off.get(index) ?? 0n) + fenOf(action.amount))
  }
  return off
}
