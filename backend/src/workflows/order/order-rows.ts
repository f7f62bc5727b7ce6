import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { readGraph } from "../checkout/read-graph"
import { yuan } from "../payment/yuan"

const date = z.coerce.date()
const row = z.object({
  id: z.string(),
  display_id: z.number(),
  status: z.string(),
  created_at: date,
  total: yuan,
  discount_total: yuan,
  shipping_total: yuan,
  original_item_total: yuan,
  items: z.array(z.object({
    id: z.string(), product_id: z.string().nullish(), product_handle: z.string().nullish(), title: z.string(), product_title: z.string().nullish(), variant_title: z.string().nullish(),
    thumbnail: z.string().nullish(), quantity: z.coerce.number(), unit_price: yuan, total: yuan,
    metadata: z.object({ position: z.number().nullish() }).nullish(),
    product: z.object({ cooperative: z.object({ id: z.string(), name: z.string(), county_code: z.string() }).nullish() }).nullish(),
  })),
  shipping_methods: z.array(z.object({ id: z.string(), total: yuan, shipping_option_id: z.string().nullish() })).nullish(),
  fulfillments: z.array(z.object({
    id: z.string(), created_at: date, shipped_at: date.nullish(), delivered_at: date.nullish(), canceled_at: date.nullish(), metadata: z.record(z.string(), z.unknown()).nullish(),
    items: z.array(z.object({ line_item_id: z.string().nullish() })).nullish(), labels: z.array(z.object({ tracking_number: z.string() })).nullish(),
  }).nullish()).nullish(),
  payment_collections: z.array(z.object({
    payments: z.array(z.object({
      captured_at: date.nullish(), captures: z.array(z.object({ amount: yuan })).nullish(), refunds: z.array(z.object({ amount: yuan, metadata: z.record(z.string(), z.unknown()).nullish() })).nullish(),
    })).nullish(),
  }).nullish()).nullish(),
  shipping_address: z.object({
    first_name: z.string().nullish(), last_name: z.string().nullish(), phone: z.string().nullish(), province: z.string().nullish(), city: z.string().nullish(), address_1: z.string().nullish(), address_2: z.string().nullish(),
  }).nullish(),
})
export type OrderRow = z.infer<typeof row>

const FIELDS = [
  "id", "display_id", "status", "created_at", "total", "discount_total", "shipping_total", "original_item_total", "items.*", "items.total", "items.product.cooperative.id", "items.product.cooperative.name",
  "items.product.cooperative.county_code", "shipping_methods.*", "shipping_methods.total", "fulfillments.id", "fulfillments.created_at", "fulfillments.shipped_at", "fulfillments.delivered_at",
  "fulfillments.canceled_at", "fulfillments.metadata", "fulfillments.items.line_item_id", "fulfillments.labels.tracking_number", "payment_collections.payments.captured_at",
  "payment_collections.payments.captures.amount", "payment_collections.payments.refunds.amount", "payment_collections.payments.refunds.metadata", "shipping_address.*",
]

/** One order with all its parcels are made of, or null. */
export async function readOrder(container: MedusaContainer, orderId: string): Promise<OrderRow | null> {
  return (await readGraph(container, row, { entity: "order", fields: FIELDS, filters: { id: orderId } }))[0] ?? null
}

/** Several orders, newest first. */
export async function readOrders(container: MedusaContainer, orderIds: string[]): Promise<OrderRow[]> {
  return orderIds.length === 0 ? [] : readGraph(container, row, { entity: "order", fields: FIELDS, filters: { id: orderIds }, pagination: { take: orderIds.length, order: { created_at: "DESC" } } })
}

/** Which cooperative owns each shipping option, through its shipping profile. */
export async function readOptionOwners(container: MedusaContainer, optionIds: string[]): Promise<Map<string, string>> {
  if (optionIds.length === 0) return new Map()
  const option = z.object({ id: z.string(), shipping_profile: z.object({ cooperative: z.object({ id: z.string() }).nullish() }).nullish() })
  const rows = await readGraph(container, option, { entity: "shipping_option", fields: ["id", "shipping_profile.cooperative.id"], filters: { id: optionIds } })
  return new Map(rows.flatMap((found) => (found.shipping_profile?.cooperative ? [[found.id, found.shipping_profile.cooperative.id] as const] : [])))
}
