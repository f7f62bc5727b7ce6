import { ORDER_TOKEN_HEADER, cataloguePage, orderBenefit, orderOverview, payRedirect, prepared, productDetail, quote, type OrderBenefit, type OrderOverview, type ProductCard, type ProductDetail } from "@qianhang/shared/contracts"
import { ask, field, told, type Answer } from "./ask.js"
import { demoData, shop } from "./shop.js"

export interface Item { variant_id: string; quantity: number }
export interface PlacedOrder { id: string; token: string; intentId: string; totalFen: string }

/** West Lake district, Hangzhou. */
export const hangzhou = { name: "沈知秋", mobile: "13805710001", province_code: "330000", city_code: "330100", district_code: "330106", detail: "文三路 90 号 2 幢 301 室" }

const key = () => ({ "x-publishable-api-key": demoData().publishable_key })
const post = (path: string, body: unknown, headers: Record<string, string> = {}) => ask(`${shop.backendUrl}${path}`, { method: "POST", body, headers: { ...key(), ...headers } })
const get = (path: string, headers: Record<string, string> = {}) => ask(`${shop.backendUrl}${path}`, { headers: { ...key(), ...headers } })

export const prepare = (body: unknown): Promise<Answer> => post("/store/checkout/prepare", body)
export const quoteFor = (body: unknown): Promise<Answer> => post("/store/checkout/quote", body)
export const complete = (cartId: string): Promise<Answer> => post(`/store/carts/${cartId}/complete`, {})
export const payFor = (orderId: string, token: string): Promise<Answer> => post(`/store/orders/${orderId}/pay`, {}, { [ORDER_TOKEN_HEADER]: token })
export const rawOverview = (orderId: string, headers: Record<string, string> = {}): Promise<Answer> => get(`/store/orders/${orderId}/overview`, headers)
export const rawBenefit = (orderId: string, headers: Record<string, string> = {}): Promise<Answer> => get(`/store/orders/${orderId}/benefit`, headers)

export async function overviewOf({ id, token }: Pick<PlacedOrder, "id" | "token">): Promise<OrderOverview> {
  return told(orderOverview, await rawOverview(id, { [ORDER_TOKEN_HEADER]: token }))
}

export async function benefitOf({ id, token }: Pick<PlacedOrder, "id" | "token">): Promise<OrderBenefit> {
  return told(orderBenefit, await rawBenefit(id, { [ORDER_TOKEN_HEADER]: token }))
}

export async function quoted(items: Item[]) {
  return told(quote, await quoteFor({ items }))
}

export async function catalogue(query: Record<string, string> = {}): Promise<ProductCard[]> {
  const search = new URLSearchParams({ page_size: "60", ...query })
  return told(cataloguePage, await get(`/store/catalogue?${search}`)).products
}

export async function product(handle: string): Promise<ProductDetail> {
  const answer = await get(`/store/catalogue/${handle}`)
  return told({ parse: (body) => productDetail.parse(field(body, "product")) }, answer)
}

export const rawProduct = (handle: string): Promise<Answer> => get(`/store/catalogue/${handle}`)

/** Prepare and complete, and ask where to pay: an order 待付款 with its intent at the provider. */
export async function placeOrder(items: Item[]): Promise<PlacedOrder> {
  const ready = told(prepared, await prepare({ items, address: hangzhou, no_return_confirmed: true }))
  const { id, token } = orderIn(await complete(ready.cart_id))
  const { url } = told(payRedirect, await payFor(id, token))
  return { id, token, intentId: url.split("/").pop() ?? "", totalFen: ready.total_fen }
}

/** The order and its access token in a completion's answer. */
export function orderIn(answer: Answer): { id: string; token: string } {
  const id = field(field(answer.body, "order"), "id")
  const token = field(answer.body, "access_token")
  if (answer.status !== 200 || typeof id !== "string" || typeof token !== "string") throw new Error(`expected an order, found ${answer.status}: ${answer.text.slice(0, 500)}`)
  return { id, token }
}

/** A variant under a benefit agreement with at least this many units on the shelf. */
export async function variantWithBenefit(atLeast: number): Promise<{ card: ProductCard; item: Item; priceFen: string }> {
  for (const card of await catalogue()) {
    if (!card.in_stock || !card.benefit) continue
    const variant = (await product(card.handle)).variants.find((each) => each.available >= atLeast)
    if (variant) return { card, item: { variant_id: variant.id, quantity: 1 }, priceFen: variant.price_fen }
  }
  throw new Error(`no good under a benefit agreement has ${atLeast} units left`)
}
