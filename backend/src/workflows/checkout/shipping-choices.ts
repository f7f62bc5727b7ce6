import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { yuan } from "../payment/yuan"
import { readGraph } from "./read-graph"

const row = z.object({
  id: z.string(),
  name: z.string(),
  shipping_profile_id: z.string(),
  price_type: z.string(),
  type: z.object({ description: z.string().nullish() }).nullish(),
  rules: z.array(z.object({ attribute: z.string(), value: z.unknown() })).nullish(),
  prices: z.array(z.object({ amount: yuan, currency_code: z.string().nullish(), price_rules: z.array(z.object({ attribute: z.string() })).nullish() })).default([]),
})

export interface ShippingOffer {
  optionId: string
  name: string
  amountFen: bigint
  promise: string
}

/** Not offered to a buyer: return labels and options kept for staff. */
const isForBuyers = (rules: z.infer<typeof row>["rules"]): boolean => !rules?.some((rule) => (rule.attribute === "is_return" && String(rule.value) === "true") || (rule.attribute === "enabled_in_store" && String(rule.value) === "false"))

/** What each shipping profile offers at a flat price, cheapest first. */
export async function readShippingOffers(container: MedusaContainer, profileIds: string[]): Promise<Map<string, ShippingOffer[]>> {
  const rows = await readGraph(container, row, {
    entity: "shipping_option",
    fields: ["id", "name", "shipping_profile_id", "price_type", "type.description", "rules.attribute", "rules.value", "prices.amount", "prices.currency_code", "prices.price_rules.attribute"],
    filters: { shipping_profile_id: [...new Set(profileIds)] },
  })
  const offers = new Map<string, ShippingOffer[]>()
  for (const option of rows) {
    const price = option.prices.find((p) => p.currency_code === "cny" && !p.price_rules?.length)
    if (option.price_type !== "flat" || !price || !isForBuyers(option.rules)) continue
    const offer = { optionId: option.id, name: option.name, amountFen: price.amount, promise: option.type?.description ?? "" }
    offers.set(option.shipping_profile_id, [...(offers.get(option.shipping_profile_id) ?? []), offer])
  }
  for (const list of offers.values()) list.sort((a, b) => Number(a.amountFen - b.amountFen) || a.optionId.localeCompare(b.optionId))
  return offers
}
