import { setTimeout as pause } from "node:timers/promises"
import type { LedgerEntryView, OrderOverview } from "@qianhang/shared/contracts"
import type { TestShop } from "./test-shop"

/** West Lake district, Hangzhou. */
const ADDRESS = { name: "王小明", mobile: "13800138000", province_code: "330000", city_code: "330100", district_code: "330106", detail: "文三路 90 号" }

export interface PlacedOrder {
  id: string
  token: string
  intentId: string
  totalFen: bigint
}
export interface Said<Body = Record<string, unknown>> {
  status: number
  body: Body
}

/** Asks the shop's backend; JSON in, JSON out, whatever the status. */
export async function ask<Body = Record<string, unknown>>(shop: TestShop, path: string, { token, body, headers = {} }: { token?: string; body?: unknown; headers?: Record<string, string> } = {}): Promise<Said<Body>> {
  const question = {
    method: body === undefined ? "GET" : "POST",
    headers: { ...(token && { authorization: `Bearer ${token}` }), "content-type": "application/json", "x-publishable-api-key": shop.facts.publishableKey, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }
  const send = () => fetch(`${shop.baseUrl}${path}`, question)
  // A busy server may close an idle line in the moment it is used again; asking twice what only reads is no harm.
  const answer = await (body === undefined ? send().catch(send) : send())
  return { status: answer.status, body: (await answer.json()) as Body }
}

/** The same, and anything but a success fails the test with what was really said. */
export async function told<Body = Record<string, unknown>>(shop: TestShop, path: string, question: Parameters<typeof ask>[2] = {}): Promise<Body> {
  const { status, body } = await ask<Body>(shop, path, question)
  if (status >= 300) throw new Error(`expected an answer of ${path}, found ${status}: ${JSON.stringify(body)}`)
  return body
}

/** An order 待付款 with its intent at the provider. */
export async function placeOrder(shop: TestShop, items: { variant_id: string; quantity: number }[], codes: string[] = []): Promise<PlacedOrder> {
  const prepared = await told<{ cart_id: string; total_fen: string }>(shop, "/store/checkout/prepare", { body: { items, address: ADDRESS, promotion_codes: codes, no_return_confirmed: true } })
  const completed = await told<{ order: { id: string }; access_token: string }>(shop, `/store/carts/${prepared.cart_id}/complete`, { body: {} })
  const { url } = await told<{ url: string }>(shop, `/store/orders/${completed.order.id}/pay`, { body: {}, headers: { "x-order-token": completed.access_token } })
  return { id: completed.order.id, token: completed.access_token, intentId: url.split("/").pop() ?? "", totalFen: BigInt(prepared.total_fen) }
}

/** An order that is paid and recorded in the ledger. */
export async function paidOrder(shop: TestShop, items: { variant_id: string; quantity: number }[], codes: string[] = []): Promise<PlacedOrder> {
  const order = await placeOrder(shop, items, codes)
  await shop.standIn?.control("/pay", { payment_intent: order.intentId })
  await until(() => overviewOf(shop, order), ({ state }) => state === "paid")
  const staff = await shop.login("staff", "office@staff.test")
  await until(() => entriesOf(shop, staff, order.id), (entries) => entries.length > 0)
  return order
}

export const overviewOf = (shop: TestShop, { id, token }: PlacedOrder): Promise<OrderOverview> => told<OrderOverview>(shop, `/store/orders/${id}/overview`, { headers: { "x-order-token": token } })

export const entriesOf = async (shop: TestShop, staff: string, sourceId: string): Promise<LedgerEntryView[]> => (await told<{ entries: LedgerEntryView[] }>(shop, `/admin/benefit-ledger-entries?source_id=${encodeURIComponent(sourceId)}`, { token: staff })).entries

/** Asks again until the answer is what is awaited; the last answer is in the error. */
export async function until<T>(question: () => Promise<T>, awaited: (answer: T) => boolean, withinMs = 120_000): Promise<T> {
  const end = Date.now() + withinMs
  let answer = await question()
  while (!awaited(answer)) {
    if (Date.now() > end) throw new Error(`not so within ${withinMs} ms: ${JSON.stringify(answer, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value)).slice(0, 1500)}`)
    await pause(250)
    answer = await question()
  }
  return answer
}
