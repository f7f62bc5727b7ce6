import type { ComputeActionContext, IPromotionModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { yuanOf } from "../payment/yuan"
import type { BasketEntry } from "./parcels"
import { borneByCooperative } from "./promotion-bearers"
import { invalid } from "./refusal"
import { inWholeFen, type Taken } from "./whole-fen"

interface DiscountQuestion {
  entries: BasketEntry[]
  codes: string[]
  regionId: string
}

/** What is taken off a line, by who bears it, in fen. */
export interface Discount { readonly byCooperativeFen: bigint; readonly byPlatformFen: bigint }

export const NO_DISCOUNT: Discount = { byCooperativeFen: 0n, byPlatformFen: 0n }

/** What promotions take off each line (by its place in the basket): the codes given and the automatic ones, as `prepareCheckout` would. @throws CheckoutRefused for a code that does not exist */
export async function computeDiscounts(container: MedusaContainer, { entries, codes, regionId }: DiscountQuestion): Promise<Map<number, Discount>> {
  const promotions = container.resolve<IPromotionModuleService>(Modules.PROMOTION)
  const off = new Map<number, Discount>()
  await refuseUnknownCodes(promotions, codes)
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
  const actions = (await promotions.computeActions(codes, context)).flatMap((action) => (action.action === "addItemAdjustment" ? [action] : []))
  const byCooperative = await borneByCooperative(container, "code", actions.map((action) => action.code))
  const prices = new Map(entries.map(({ index, quantity, goods }) => [index, goods.priceFen * BigInt(quantity)]))
  const taken = actions.map((action) => ({ code: action.code, line: Number(action.item_id), yuan: action.amount }))
  for (const [place, fen] of inWholeFen(taken, prices).entries()) {
    const { code, line } = taken[place] as Taken
    const before = off.get(line) ?? NO_DISCOUNT
    const bearer = byCooperative.has(code) ? "byCooperativeFen" : "byPlatformFen"
    off.set(line, { ...before, [bearer]: before[bearer] + fen })
  }
  return off
}

async function refuseUnknownCodes(promotions: IPromotionModuleService, codes: string[]): Promise<void> {
  if (codes.length === 0) return
  const known = new Set((await promotions.listPromotions({ code: codes, status: ["active"] }, { select: ["code"], take: codes.length })).map((promotion) => promotion.code))
  const unknown = codes.flatMap((code, index) => (known.has(code) ? [] : [[`promotion_codes.${index}`, "unknown_promotion"] as const]))
  if (unknown.length > 0) throw invalid(Object.fromEntries(unknown))
}
