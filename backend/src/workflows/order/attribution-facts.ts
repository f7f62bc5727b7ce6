import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import type { AttributionFreight, AttributionLine, SecureAttributionInput } from "../../modules/benefit/door"
import { borneByCooperative } from "../checkout/promotion-bearers"
import { readGraph } from "../checkout/read-graph"
import { yuan } from "../payment/yuan"

const adjustment = z.object({ amount: yuan, promotion_id: z.string().nullish() })
const cartRow = z.object({
  id: z.string(),
  total: yuan,
  metadata: z.record(z.string(), z.unknown()).nullish(),
  shipping_address: z.object({ metadata: z.record(z.string(), z.unknown()).nullish() }).nullish(),
  items: z.array(z.object({
    id: z.string(), variant_id: z.string(), product_id: z.string(), title: z.string(), product_title: z.string().nullish(), quantity: z.coerce.number(), unit_price: yuan,
    adjustments: z.array(adjustment).nullish(),
    variant: z.object({ inventory_items: z.array(z.object({ inventory_item_id: z.string(), required_quantity: z.coerce.number() })).default([]) }).nullish(),
    product: z.object({ metadata: z.record(z.string(), z.unknown()).nullish(), cooperative: z.object({ id: z.string(), county_code: z.string() }).nullish() }).nullish(),
  })),
  shipping_methods: z.array(z.object({ id: z.string(), amount: yuan, shipping_option_id: z.string().nullish(), adjustments: z.array(adjustment).nullish() })).nullish(),
})
export type AttributedCart = z.infer<typeof cartRow>

const FIELDS = [
  "id", "total", "metadata", "shipping_address.metadata", "items.*", "items.adjustments.amount", "items.adjustments.promotion_id",
  "items.variant.inventory_items.inventory_item_id", "items.variant.inventory_items.required_quantity", "items.product.metadata", "items.product.cooperative.id", "items.product.cooperative.county_code",
  "shipping_methods.id", "shipping_methods.amount", "shipping_methods.shipping_option_id", "shipping_methods.adjustments.amount", "shipping_methods.adjustments.promotion_id",
]

/** Thrown when a cart's lines and freight do not add up to what its buyer is asked to pay: such a sale could never be posted to the fen. */
export class CartDoesNotAddUp extends Error {
  constructor(readonly cartId: string, readonly totalFen: bigint, readonly attributedFen: bigint) {
    super(`cart ${cartId}: ${totalFen} fen to pay, ${attributedFen} fen attributed`)
    this.name = "CartDoesNotAddUp"
  }
}

/** Thrown when goods belong to no cooperative: nobody could be credited. */
export class NoCooperative extends Error {
  constructor(readonly what: string) {
    super(`${what} belongs to no cooperative`)
    this.name = "NoCooperative"
  }
}

/** Gathers, without arithmetic of its own beyond sums, what the benefit module needs to freeze a sale. @throws CartDoesNotAddUp, NoCooperative */
export async function attributionFacts(container: MedusaContainer, cartId: string): Promise<SecureAttributionInput> {
  const [cart] = await readGraph(container, cartRow, { entity: "cart", fields: FIELDS, filters: { id: cartId } })
  if (!cart) throw new Error(`cart ${cartId} does not exist`)
  const [bearers, owners] = await Promise.all([borneByCooperative(container, "id", promotionIds(cart)), optionOwners(container, cart)])
  const lines = cart.items.map((item) => lineOf(item, bearers))
  const freight = (cart.shipping_methods ?? []).map((method) => freightOf(method, owners))
  const attributed = lines.reduce((sum, l) => sum + l.unitPriceFen * BigInt(l.quantity) - l.cooperativeDiscountFen - l.platformDiscountFen, 0n) + freight.reduce((sum, f) => sum + f.amountFen, 0n)
  if (attributed !== cart.total) throw new CartDoesNotAddUp(cartId, cart.total, attributed)
  const district = cart.shipping_address?.metadata?.["district_code"]
  const channel = cart.metadata?.["channel"]
  return {
    cartId,
    channel: typeof channel === "string" ? channel : "api",
    buyerDistrictCode: typeof district === "string" && /^\d{6}$/.test(district) ? district : null,
    lines,
    freight,
  }
}

const promotionIds = (cart: AttributedCart): string[] => cart.items.flatMap((item) => (item.adjustments ?? []).flatMap((a) => a.promotion_id ?? []))

function lineOf(item: AttributedCart["items"][number], bearers: ReadonlySet<string>): AttributionLine {
  const cooperative = item.product?.cooperative
  if (!cooperative) throw new NoCooperative(`product ${item.product_id}`)
  const discounts = item.adjustments ?? []
  const total = (mine: (a: z.infer<typeof adjustment>) => boolean) => discounts.filter(mine).reduce((sum, a) => sum + a.amount, 0n)
  const byCooperative = (a: z.infer<typeof adjustment>) => bearers.has(a.promotion_id ?? "")
  return {
    lineId: item.id, productId: item.product_id, variantId: item.variant_id, title: item.product_title ?? item.title,
    category: String(item.product?.metadata?.["category"] ?? "craft"), quantity: item.quantity, unitPriceFen: item.unit_price,
    cooperativeDiscountFen: total(byCooperative), platformDiscountFen: total((a) => !byCooperative(a)),
    cooperativeId: cooperative.id, countyCode: cooperative.county_code,
    components: (item.variant?.inventory_items ?? []).map((c) => ({ inventoryItemId: c.inventory_item_id, baseUnitsPerUnit: c.required_quantity })),
  }
}

function freightOf(method: NonNullable<AttributedCart["shipping_methods"]>[number], owners: ReadonlyMap<string, string>): AttributionFreight {
  const cooperativeId = owners.get(method.shipping_option_id ?? "")
  if (!cooperativeId) throw new NoCooperative(`shipping option ${method.shipping_option_id}`)
  const off = (method.adjustments ?? []).reduce((sum, a) => sum + a.amount, 0n)
  return { cooperativeId, amountFen: method.amount - off, shippingMethodId: method.id }
}

/** Which cooperative each chosen shipping option belongs to, through its shipping profile. */
async function optionOwners(container: MedusaContainer, cart: AttributedCart): Promise<Map<string, string>> {
  const ids = (cart.shipping_methods ?? []).flatMap((method) => method.shipping_option_id ?? [])
  if (ids.length === 0) return new Map()
  const row = z.object({ id: z.string(), shipping_profile: z.object({ cooperative: z.object({ id: z.string() }).nullish() }).nullish() })
  const rows = await readGraph(container, row, { entity: "shipping_option", fields: ["id", "shipping_profile.cooperative.id"], filters: { id: ids } })
  return new Map(rows.flatMap((option) => (option.shipping_profile?.cooperative ? [[option.id, option.shipping_profile.cooperative.id] as const] : [])))
}
